import { describe, expect, it } from "vitest";
import { saveHours } from "../hours/index.ts";
import { arrive, asJob, chatOf, customerReads, waitingChat } from "../testing/routing-org.ts";
import { type TestOrg, testOrg } from "../testing/test-org.ts";
import { routeChats, watchChats } from "./index.ts";

/** A Friday; open until 18:00, and again on Monday at 09:00. */
const friday = (time: string) => new Date(`2026-11-20T${time}:00Z`);
const saturday = (time: string) => new Date(`2026-11-21T${time}:00Z`);
const monday = (time: string) => new Date(`2026-11-23T${time}:00Z`);
const days = [1, 2, 3, 4, 5].map((day) => ({ day, from: "09:00", to: "18:00" }));

async function officeOrg(spans = days) {
  const org = await testOrg();
  await saveHours(org.as(org.admin), { version: null, timeZone: "UTC", spans, holidays: [] });
  return org;
}
const modeAt = async (org: TestOrg, conversationId: string, at: Date) => {
  await watchChats(asJob(org, at));
  return (await chatOf(org, conversationId)).mode;
};
const told = async (org: TestOrg, conversationId: string) =>
  (await customerReads(org, conversationId)).filter(({ body }) => body.includes("not here right now"));

describe("a wait and the business hours", () => {
  it("does not run out while nobody is meant to be there, and goes on where it was when they come", async () => {
    const org = await officeOrg();
    const conversationId = await waitingChat(org, { now: friday("17:30") });
    expect(await modeAt(org, conversationId, friday("18:31"))).toBe("waiting");
    expect(await modeAt(org, conversationId, saturday("12:00"))).toBe("waiting");
    expect(await modeAt(org, conversationId, monday("09:29"))).toBe("waiting");
    expect(await modeAt(org, conversationId, monday("09:30"))).toBe("closed");
    expect((await customerReads(org, conversationId)).at(-1)?.body).toMatch(
      /^Nobody could join.* TICKET-0001;/,
    );
  });

  it("runs by the clock where an organisation has no hours, or none that ever come", async () => {
    for (const org of [await testOrg(), await officeOrg([])]) {
      const conversationId = await waitingChat(org, { now: saturday("10:00") });
      expect(await modeAt(org, conversationId, saturday("10:59"))).toBe("waiting");
      expect(await modeAt(org, conversationId, saturday("11:00"))).toBe("closed");
    }
  });

  it("out of hours the customer is told at once, once, when people are back and what to do instead", async () => {
    const org = await officeOrg();
    const conversationId = await waitingChat(org, { now: saturday("10:00") });
    for (const minute of ["10:00", "10:01"]) await routeChats(asJob(org, saturday(minute)));
    const said = await told(org, conversationId);
    expect(said).toHaveLength(1);
    expect(said[0]?.body).toContain("Monday, November 23");
    expect(said[0]?.body).toContain("open a ticket instead");
  });

  it("tells the same where who is there out of hours has no room, and nothing where somebody has", async () => {
    const org = await officeOrg();
    await arrive(org, [org.agent], saturday("10:00"));
    const first = await waitingChat(org, { now: saturday("10:00") });
    await routeChats(asJob(org, saturday("10:00")));
    expect(await chatOf(org, first)).toMatchObject({ offeredToId: org.agent.membershipId });
    expect(await told(org, first)).toEqual([]);
    await org.ports.db.withOrg(org.org.id, (tx) =>
      tx.agentProfile.updateMany({ where: { orgId: org.org.id }, data: { maxConcurrentChats: 1 } }),
    );
    const second = await waitingChat(org, { customer: org.otherCustomer, now: saturday("10:00") });
    await routeChats(asJob(org, saturday("10:00")));
    const reads = await customerReads(org, second, org.otherCustomer);
    expect(reads.at(-1)?.body).toContain("back on Monday");
  });

  it("says it in the customer's language", async () => {
    const org = await testOrg({ locale: "es" });
    await saveHours(org.as(org.admin), { version: null, timeZone: "UTC", spans: days, holidays: [] });
    const conversationId = await waitingChat(org, { now: saturday("10:00") });
    await routeChats(asJob(org, saturday("10:00")));
    expect((await customerReads(org, conversationId)).at(-1)?.body).toContain("lunes, 23 de noviembre");
  });
});
