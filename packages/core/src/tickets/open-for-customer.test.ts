import { openForCustomerInput } from "@handrail/contracts/inputs/contacts";
import { beforeAll, describe, expect, it } from "vitest";
import { newId } from "../ids.ts";
import { outcomeOf } from "../testing/desk.ts";
import { type TestOrg, testOrg } from "../testing/test-org.ts";
import { getOwnTicket, getTicket, listHistory, openForCustomer } from "./index.ts";

let desk: TestOrg;
beforeAll(async () => {
  desk = await testOrg({ branches: ["North", "South"] });
});

const input = (given: object) =>
  openForCustomerInput.parse({
    idempotencyKey: newId(),
    subject: "The invoice is wrong",
    description: "It shows last year's address.",
    source: "call",
    ...given,
  });
const open = (given: object, actor = desk.agent) => openForCustomer(desk.as(actor), input(given));
const somebody = () => ({ name: "Ana", email: `${newId()}@example.test`, phone: "+34 600 000 000" });

describe("a ticket on behalf of a customer", () => {
  it("belongs to the customer, and says who opened it", async () => {
    const { id, number } = await open({ contactId: desk.customer.contactId });
    expect(await getOwnTicket(desk.as(desk.customer), { number })).toMatchObject({ id });
    const ticket = await getTicket(desk.as(desk.agent), { ticketId: id });
    expect(ticket).toMatchObject({ source: "call", contact: { id: desk.customer.contactId } });
    const { events } = await listHistory(desk.as(desk.agent), { ticketId: id, limit: 10, cursor: null });
    expect(events).toMatchObject([{ kind: "ticket.opened", actorName: desk.agent.name }]);
  });

  it("may be for somebody new, in the branch of who opens it; a retry makes neither twice", async () => {
    const given = input({ newContact: somebody() });
    const tries = await Promise.all([0, 1, 2].map(() => openForCustomer(desk.as(desk.agent), given)));
    expect(new Set(tries.map(({ id }) => id)).size).toBe(1);
    const { contact, branch } = await getTicket(desk.as(desk.agent), { ticketId: tries[0]?.id ?? "" });
    expect(contact).toMatchObject({ ...given.newContact, isVerified: false, plan: "beta" });
    expect(branch?.name).toBe("North");
  });

  it("W2: offers the person whom the address belongs to, and claims nobody out of reach", async () => {
    const known = { ...somebody(), email: desk.customer.email };
    expect(await outcomeOf(open({ newContact: known }))).toBe("CONFLICT: contact_known");
    const { id } = await open({ newContact: { ...known, email: desk.otherCustomer.email } });
    const { contact } = await getTicket(desk.as(desk.agent), { ticketId: id });
    expect(contact.id).not.toBe(desk.otherCustomer.contactId);
    expect(contact.isVerified).toBe(false);
  });

  it("T6: is for nobody of another branch or organisation, and opened by staff alone", async () => {
    const foreign = await testOrg();
    for (const contactId of [desk.otherCustomer.contactId, foreign.customer.contactId])
      expect(await outcomeOf(open({ contactId }))).toBe("NOT_FOUND: not_found");
    const elsewhere = { newContact: somebody(), branchId: desk.branches.South };
    expect(await outcomeOf(open(elsewhere))).toBe("NOT_FOUND: not_found");
    expect(await outcomeOf(open({ newContact: somebody() }, desk.customer))).toBe("FORBIDDEN: forbidden");
  });

  it("needs somebody, with an address or a phone number", () => {
    const { contactId } = desk.customer;
    const wrong = [{}, { newContact: { name: "Ana" } }, { contactId, newContact: somebody() }];
    for (const given of wrong) expect(() => input(given)).toThrow();
  });
});
