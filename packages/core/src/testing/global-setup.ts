import { deploy } from "@handrail/db/deploy/index";
import { startThrowawayPostgres } from "@handrail/embedded";
import type { TestProject } from "vitest/node";
import { installJobs } from "../adapters/jobs.ts";

/** One throwaway PostgreSQL for the run, with the real roles, migrations and job queues. */
export default async function setup(project: TestProject) {
  const postgres = await startThrowawayPostgres();
  const urls = await deploy({ ownerUrl: postgres.url, secret: "a secret for tests only" });
  await installJobs({ jobsUrl: urls.jobsUrl });
  project.provide("ownerUrl", postgres.url);
  project.provide("appUrl", urls.appUrl);
  project.provide("workerUrl", urls.workerUrl);
  project.provide("jobsUrl", urls.jobsUrl);
  return () => postgres.stop();
}
