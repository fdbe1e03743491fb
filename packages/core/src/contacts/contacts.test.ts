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
});
