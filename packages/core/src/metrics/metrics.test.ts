import { beforeAll, describe, expect, it } from "vitest";
import { agentReply } from "../conversations/index.ts";
import { newId } from "../ids.ts";
import { openTestTicket } from "../testing/desk.ts";
import { type TestOrg, testOrg } from "../testing/test-org.ts";
import { resolveTicket } from "../tickets/index.ts";
import { getCategoryVolume, getHomeMetrics, getVolume } from "./index.ts";

const at = (iso: string) => ({ now: new Date(iso) });
const now = at("2026-03-10T03:00:00Z");
let desk: TestOrg;

/** Lima is five hours behind UTC: three in the morning in UTC is ten in the evening of the day before. */
const inLima = (org: TestOrg): TestOrg => ({
  ...org,
  as: (actor, options) => ({ ...org.as(actor, options), org: { ...org.org, timeZone: "America/Lima" } }),
});

async function open(org: TestOrg, iso: string, resolvedAt?: string, categoryId?: string) {
  const ticket = await openTestTicket(org.as(org.customer, at(iso)), { categoryId });
  if (resolvedAt) {
    const resolution = "Done.";
    await resolveTicket(org.as(org.agent, at(resolvedAt)), { ticketId: ticket.id, version: 1, resolution });
  }
  return ticket;
}

beforeAll(async () => {
  desk = inLima(await testOrg({ branches: ["North", "South"] }));
  const { technical, billing } = desk.categories;
  const first = await open(desk, "2026-03-09T12:00:00Z", undefined, technical);
  await agentReply(desk.as(desk.agent, at("2026-03-09T12:30:00Z")), {
    conversationId: first.conversationId,
    clientId: newId(),
    body: "Hello",
    lastSeenSeq: 1,
    setStatus: "pending_customer",
  });
  await open(desk, "2026-03-09T04:00:00Z", "2026-03-09T04:59:00Z", technical);
  await open(desk, "2026-03-09T13:00:00Z", "2026-03-10T02:00:00Z", billing);
  await open(desk, "2026-03-10T02:30:00Z");
  await open(desk, "2026-01-01T12:00:00Z", "2026-01-02T12:00:00Z", billing);
});

describe("getHomeMetrics", () => {
  it("counts by status, and what was resolved since midnight where the organisation is", async () => {
    expect((await getHomeMetrics(desk.as(desk.admin, now))).tickets).toEqual({
      open: 1,
      inProgress: 0,
      waitingForCustomer: 1,
      escalated: 0,
      resolvedToday: 1,
      firstResponseMinutes: (30 + 59 + 13 * 60) / 3,
    });
  });

  it("T5: counts only what the actor sees", async () => {
    const empty = { open: 0, waitingForCustomer: 0, resolvedToday: 0, firstResponseMinutes: null };
    expect((await getHomeMetrics(desk.as(desk.agent, now))).tickets.waitingForCustomer).toBe(1);
    expect((await getHomeMetrics(desk.as(desk.otherAgent, now))).tickets).toMatchObject(empty);
    const foreign = await testOrg();
    expect((await getHomeMetrics(foreign.as(foreign.admin, now))).tickets).toMatchObject(empty);
  });

  it("counts articles by status", async () => {
    const org = await testOrg();
    await org.ports.db.withOrg(org.org.id, (tx) =>
      tx.article.createMany({
        data: (["published", "published", "draft", "archived"] as const).map((status, index) => ({
          orgId: org.org.id,
          id: newId(),
          translationKey: newId(),
          slug: `a-${index}`,
          title: "A",
          body: "A",
          status,
        })),
      }),
    );
    const { articles } = await getHomeMetrics(org.as(org.agent));
    expect(articles).toEqual({ total: 4, published: 2, drafts: 1 });
  });
});

describe("getVolume", () => {
  it("has every one of the last 30 days, by the organisation's calendar", async () => {
    const days = await getVolume(desk.as(desk.admin, now));
    expect(days).toHaveLength(30);
    expect(days[0]?.day).toBe("2026-02-08");
    expect(days.slice(-2)).toEqual([
      { day: "2026-03-08", opened: 1, resolved: 1 },
      { day: "2026-03-09", opened: 3, resolved: 1 },
    ]);
    expect((await getVolume(desk.as(desk.otherAgent, now))).every((day) => day.opened === 0)).toBe(true);
  });
});

it("getCategoryVolume counts the last 30 days, what is live apart", async () => {
  const volume = await getCategoryVolume(desk.as(desk.admin, now));
  expect(volume.map(({ name, total, live }) => ({ name, total, live }))).toEqual([
    { name: "Technical", total: 2, live: 1 },
    { name: "Billing", total: 1, live: 0 },
    { name: null, total: 1, live: 1 },
  ]);
  expect(await getCategoryVolume(desk.as(desk.otherAgent, now))).toEqual([]);
});
