import { organizationBySlug } from "@handrail/core/organization/queries";
import { type Database, openDatabase } from "@handrail/db";
import { deploy, resetDatabase, withDatabase } from "@handrail/db/deploy/index";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { demoOrganizations } from "../content/index.ts";
import { seedDemo } from "../seed.ts";
import { expected, regressionsOf } from "./expected.ts";
import {
  assistantOf,
  judgeSaid,
  measureAnswers,
  measureLearning,
  type Said,
  sortByRules,
} from "./measure.ts";

const database = "demo_quality";
const patience = 120_000;

let db: Database;
beforeAll(async () => {
  const ownerUrl = withDatabase(inject("ownerUrl"), database);
  const { appUrl } = await deploy({ ownerUrl, secret: "a secret for tests only" });
  db = openDatabase(appUrl, { max: 4 });
  await seedDemo({ db, now: new Date() });
}, patience);
afterAll(async () => {
  await db.close();
  await resetDatabase({ ownerUrl: withDatabase(inject("ownerUrl"), database), database });
});

async function assistant(slug: string) {
  const org = await organizationBySlug(db, slug);
  if (!org) throw new Error(`no ${slug} in the demo`);
  return assistantOf(db, org);
}

describe("the local model on the demo does not get worse", () => {
  it.each(demoOrganizations.map((demo) => ({ slug: demo.slug, demo })))(
    "answers of $slug: as many, as right, silent where nothing answers, no sentence without its source",
    async ({ slug, demo }) => {
      const { unsupported, ...measured } = await measureAnswers(await assistant(slug), demo);
      expect({ ...measured, worse: regressionsOf(expected.answers[slugOf(slug)], measured) }).toMatchObject({
        worse: [],
      });
      expect(unsupported).toBe(0);
    },
    patience,
  );

  it(
    "rules sort as well, and are no surer than they may be",
    async () => {
      const said: Said[] = [];
      for (const demo of demoOrganizations)
        said.push(...(await sortByRules(await assistant(demo.slug), demo)));
      const measured = judgeSaid(said);
      expect({ ...measured, worse: regressionsOf(expected.rules.all, measured) }).toMatchObject({
        worse: [],
      });
    },
    patience,
  );

  it("the classifier learns as much from the same tickets", () => {
    const measured = measureLearning();
    expect({ ...measured, worse: regressionsOf(expected.learning.all, measured) }).toMatchObject({
      worse: [],
    });
  });
});

/** Every organisation of the demo has its figures. */
function slugOf(slug: string): keyof typeof expected.answers {
  if (slug === "2bot" || slug === "arbibase" || slug === "opttius") return slug;
  throw new Error(`no figures are expected of ${slug}`);
}
