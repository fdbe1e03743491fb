import { beforeEach, expect, it } from "vitest";
import { openChat } from "../testing/chats.ts";
import { openTestTicket, outcomeOf } from "../testing/desk.ts";
import { type TestOrg, testOrg } from "../testing/test-org.ts";
import { getTicket, openInternalTicket } from "../tickets/index.ts";
import { changeDeepLinks, getDeepLinks, organizationById } from "./index.ts";

const none = { upgrade: "", cancel: "", invoice: "", status: "", order: "", sentry: "" };
const sentry = "https://acme.sentry.io/issues/?query={eventId}";
const order = "https://shop.acme.example/orders/{order}";
const eventId = "0123456789abcdef0123456789abcdef";

let desk: TestOrg;
beforeEach(async () => {
  desk = await testOrg({ branches: ["North", "South"] });
});

const admin = async () => {
  const org = await organizationById(desk.ports.db, desk.org.id);
  return { ...desk.as(desk.admin), org: org ?? desk.org };
};

it("keeps what an admin writes, tells what changed, and takes nothing back that another admin wrote", async () => {
  const seen = { ...desk.org.deepLinks };
  const links = { ...none, upgrade: seen.upgrade ?? "", sentry };
  expect(await changeDeepLinks(desk.as(desk.admin), { seen, links })).toEqual({
    links: { upgrade: seen.upgrade, sentry },
  });
  const again = changeDeepLinks(desk.as(desk.admin), { seen, links: none });
  expect(await outcomeOf(again)).toBe("CONFLICT: setting_changed");
  expect(await getDeepLinks(await admin())).toEqual({ upgrade: seen.upgrade, sentry });
  const events = await desk.ports.db.withOrg(desk.org.id, (tx) =>
    tx.event.findMany({ where: { orgId: desk.org.id, kind: "organization.changed" } }),
  );
  expect(events.map(({ data }) => data)).toEqual([
    {
      of: "deepLinks",
      cancel: { from: seen.cancel, to: null },
      sentry: { from: null, to: sentry },
    },
  ]);
});

it("leads an agent from a ticket to its event and its order, where the organisation says where they are", async () => {
  const { id } = await openTestTicket(desk.as(desk.customer), { sentryEventId: eventId });
  const before = await getTicket(desk.as(desk.agent), { ticketId: id });
  expect(before.outside).toEqual([{ kind: "sentry", value: eventId, url: null }]);
  await changeDeepLinks(desk.as(desk.admin), {
    seen: { ...desk.org.deepLinks },
    links: { ...none, sentry, order },
  });
  const { org } = await admin();
  const agent = { ...desk.as(desk.agent), org };
  expect((await getTicket(agent, { ticketId: id })).outside).toEqual([
    { kind: "sentry", value: eventId, url: `https://acme.sentry.io/issues/?query=${eventId}` },
  ]);
  const asked = {
    idempotencyKey: crypto.randomUUID(),
    subject: "Which lens?",
    description: "The order says two.",
    type: "question",
    severity: "medium",
    order: "PED/10 4",
    aboutContactId: desk.customer.contactId,
  } as const;
  const internal = await openInternalTicket(desk.as(desk.agent), asked);
  const opened = await getTicket(agent, { ticketId: internal.id });
  expect(opened.outside).toEqual([
    { kind: "order", value: "PED/10 4", url: "https://shop.acme.example/orders/PED%2F10%204" },
  ]);
  expect(opened.about).toMatchObject({ id: desk.customer.contactId, name: desk.customer.name });
});

it("T5: shows of the customer's other work what is in reach: company, open tickets, open chats", async () => {
  const { id } = await openTestTicket(desk.as(desk.customer));
  const other = await openTestTicket(desk.as(desk.customer), { subject: "Something else" });
  const chat = await openChat(desk, desk.customer.contactId);
  await openChat(desk, desk.otherCustomer.contactId);
  await desk.ports.db.withOrg(desk.org.id, (tx) =>
    tx.contact.updateMany({
      where: { orgId: desk.org.id, id: desk.customer.contactId },
      data: { company: "Acme" },
    }),
  );
  const { contact } = await getTicket(desk.as(desk.agent), { ticketId: id });
  expect(contact).toMatchObject({
    company: "Acme",
    otherTickets: [{ id: other.id, subject: "Something else" }],
    openChats: [{ id: chat, mode: "ai" }],
    ticketCounts: [{ status: "open", count: 2 }],
  });
});
