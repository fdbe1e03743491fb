import { createServer } from "node:http";
import { appRouter, type RequestContext } from "@handrail/api";
import { type MemberActor, newId, type Ports } from "@handrail/core";
import { openDatabase } from "@handrail/core/adapters/database";
import { createJobs } from "@handrail/core/adapters/jobs";
import { fakePorts } from "@handrail/core/testing/fakes";
import { nodeHTTPRequestHandler } from "@trpc/server/adapters/node-http";
import pg from "pg";
import { bareTickets } from "./create-baseline.ts";
import { measuredOrganization } from "./knowledge-base.ts";

/**
 * The API over HTTP with the real database and job queue, for one member who has signed in; without limits on how
 * much one person may ask, and without delivery of realtime. On a message `{ ms, concurrency }` it writes the same
 * rows by bare SQL instead. What `create.bench.ts` measures. Settings come as JSON in the first argument.
 */
const { databaseUrl, poolSize } = JSON.parse(process.argv[2] ?? "{}");

const db = openDatabase(databaseUrl, { max: poolSize });
const ports: Ports = { ...fakePorts(db), jobs: await createJobs({ databaseUrl }) };
const org = await measuredOrganization(db, "en");
const orgId = org.id;
const ids = { deskId: newId(), userId: newId(), membershipId: newId(), contactId: newId() };
const { userId, membershipId, contactId } = ids;
const person = { name: "Ana", email: "ana@bench.example" };
await db.withPerson(userId, (tx) => tx.user.create({ data: { id: userId, ...person } }));
await db.withOrg(orgId, async (tx) => {
  await tx.desk.create({
    data: { orgId, id: ids.deskId, kind: "customer", name: "Customers", numberPattern: "TICKET-{seq:4}" },
  });
  await tx.membership.create({ data: { orgId, id: membershipId, userId, role: "customer" } });
  await tx.contact.create({ data: { orgId, id: contactId, userId, ...person, isVerified: true } });
});
const actor: MemberActor = {
  ...{ kind: "member", userId, membershipId, contactId, ...person },
  ...{ role: "customer", plan: "premium", branches: "all" },
};
const now = () => new Date();

function createContext(): RequestContext {
  const requestId = newId();
  const service = { org, actor, now, ports, requestId };
  return { requestId, clientIp: "127.0.0.1", userAgent: "", service, memberships: [], ports, now };
}

const server = createServer((req, res) => {
  const path = (req.url ?? "").replace("/api/trpc/", "");
  void nodeHTTPRequestHandler({ router: appRouter, req, res, path, createContext });
});

const pool = new pg.Pool({ connectionString: databaseUrl, max: poolSize, options: "-c TimeZone=UTC" });
const bare = bareTickets({ pool, jobs: ports.jobs, orgId, ...ids });

process.on("message", async ({ ms, concurrency }: { ms: number; concurrency: number }) => {
  process.send?.({ perSecond: await bare(ms, concurrency) });
});
server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  process.send?.({ orgId, port: typeof address === "object" ? address?.port : undefined });
});
process.once("disconnect", () => process.exit(0));
