import { beforeAll, expect, it } from "vitest";
import { openTestTicket, outcomeOf } from "../testing/desk.ts";
import { type TestOrg, testOrg } from "../testing/test-org.ts";
import { findContacts, getContact } from "./index.ts";

let desk: TestOrg;
beforeAll(async () => {
  desk = await testOrg({ branches: ["North", "South"] });
  await openTestTicket(desk.as(desk.customer));
});

const find = (search: string, actor = desk.agent) => findContacts(desk.as(actor), { search, limit: 20 });

it("finds people by a part of the name or address, with their tickets", async () => {
  const [person] = await find(desk.customer.email.slice(3, 20).toUpperCase());
  expect(person).toMatchObject({ name: desk.customer.name, plan: "premium", ticketCount: 1 });
  expect(await find(desk.customer.name)).toHaveLength(1);
  expect(await find("%")).toEqual([]);
  expect(await find("", desk.admin)).toHaveLength(5);
});

it("T5: finds nobody of another branch or organisation", async () => {
  const foreign = await testOrg();
  expect(await find(desk.otherCustomer.name)).toEqual([]);
  expect(await findContacts(foreign.as(foreign.admin), { search: desk.customer.name, limit: 20 })).toEqual(
    [],
  );
  const { contactId } = desk.customer;
  for (const ctx of [desk.as(desk.otherAgent), foreign.as(foreign.admin)]) {
    expect(await outcomeOf(getContact(ctx, { contactId }))).toBe("NOT_FOUND: not_found");
  }
});

it("shows one person with the last tickets", async () => {
  const card = await getContact(desk.as(desk.agent), { contactId: desk.customer.contactId });
  expect(card).toMatchObject({ email: desk.customer.email, ticketCounts: [{ status: "open", count: 1 }] });
  expect(card.tickets).toMatchObject([{ subject: "My bot does not answer" }]);
  expect(card.account?.role).toBe("customer");
  expect(card.events).toMatchObject([{ kind: "ticket.opened", ticket: { id: card.tickets[0]?.id } }]);
  expect(card.chats).toEqual([]);
  expect(card).not.toHaveProperty("userId");
});

it("finds people by a part of the phone number, and by the whole id of the host application", async () => {
  const { org, ports } = desk;
  await ports.db.withOrg(org.id, (tx) =>
    tx.contact.updateMany({
      where: { orgId: org.id, id: desk.customer.contactId },
      data: { phone: "+34 600 123 456", externalId: "host-4711" },
    }),
  );
  for (const search of ["123 456", "host-4711"])
    expect((await find(search)).map(({ id }) => id)).toEqual([desk.customer.contactId]);
  expect(await find("host-47")).toEqual([]);
  expect(await find("host-4711", desk.otherAgent)).toEqual([]);
});
