import { fillTemplate } from "@handrail/contracts";
import { beforeEach, expect, it } from "vitest";
import { scheduleReply, sendNow } from "../conversations/index.ts";
import { newId } from "../ids.ts";
import { markdownToHtml } from "../notifications/index.ts";
import { openTestTicket, outcomeOf } from "../testing/desk.ts";
import { type TestOrg, testOrg } from "../testing/test-org.ts";
import { changeCustomField, getTicket, rateTicket, resolveTicket } from "../tickets/index.ts";
import {
  changeTemplate,
  createTemplate,
  listActiveTemplates,
  listTemplates,
  removeTemplate,
  templateValues,
} from "./index.ts";

let desk: TestOrg;
beforeEach(async () => {
  desk = await testOrg();
});

const content = {
  name: "Renew",
  shortcut: "renew",
  body: "Dear {{customer_name}}",
  categoryId: null,
  isActive: true,
};
const events = (org = desk) =>
  org.ports.db.withOrg(org.org.id, (tx) =>
    tx.event.findMany({ where: { kind: { startsWith: "template." } }, orderBy: { createdAt: "asc" } }),
  );

it("is added, changed and taken away, each with one event", async () => {
  const ctx = desk.as(desk.agent);
  const { id } = await createTemplate(ctx, content);
  const changed = await changeTemplate(ctx, { ...content, templateId: id, version: 1, isActive: false });
  expect(changed).toMatchObject({ version: 2, isActive: false });
  expect(await listActiveTemplates(ctx)).toEqual([]);
  expect(await listTemplates(ctx)).toMatchObject([{ id, uses: 0, rating: null }]);
  await removeTemplate(ctx, { templateId: id });
  expect(await listTemplates(ctx)).toEqual([]);
  expect((await events()).map(({ kind, data }) => [kind, data])).toMatchObject([
    ["template.saved", { name: { from: null, to: "Renew" } }],
    ["template.saved", { isActive: { from: true, to: false } }],
    ["template.removed", { name: { from: "Renew", to: null } }],
  ]);
});

it("has a shortcut of its own and a category of the organisation", async () => {
  const ctx = desk.as(desk.agent);
  await createTemplate(ctx, content);
  await expect(createTemplate(ctx, content)).rejects.toMatchObject({
    code: "INVALID",
    fields: { shortcut: ["taken"] },
  });
  const foreign = await testOrg();
  await expect(
    createTemplate(ctx, { ...content, shortcut: null, categoryId: foreign.categories.billing }),
  ).rejects.toMatchObject({ fields: { categoryId: ["not found"] } });
});

it("is changed by one at a time, and only in its organisation", async () => {
  const { id } = await createTemplate(desk.as(desk.agent), content);
  const change = (org = desk) =>
    outcomeOf(changeTemplate(org.as(org.admin), { ...content, templateId: id, version: 1, name: "B" }));
  expect((await Promise.all([change(), change()])).toSorted()).toEqual(["CONFLICT: template_changed", "ok"]);
  const foreign = await testOrg();
  expect(await change(foreign)).toBe("NOT_FOUND: not_found");
  expect(await outcomeOf(removeTemplate(foreign.as(foreign.admin), { templateId: id }))).toBe(
    "NOT_FOUND: not_found",
  );
  expect(await listTemplates(foreign.as(foreign.admin))).toEqual([]);
});

it("knows what its placeholders stand for on a ticket", async () => {
  const { id: ticketId, number } = await openTestTicket(desk.as(desk.customer));
  await desk.ports.db.withOrg(desk.org.id, (tx) =>
    tx.customField.create({
      data: { orgId: desk.org.id, id: newId(), key: "order_number", name: "Order", kind: "text" },
    }),
  );
  await changeCustomField(desk.as(desk.agent), { ticketId, version: 1, key: "order_number", value: "ORD-7" });
  expect(await templateValues(desk.as(desk.agent), { ticketId })).toEqual({
    customer_name: desk.customer.name,
    ticket_number: number,
    order_number: "ORD-7",
    product_name: null,
    resolution_details: null,
    agent_name: desk.agent.name,
    organization_name: desk.org.name,
  });
});

it.each([
  "[click](https://evil.example)",
  "https://evil.example www.evil.example ana@evil.example",
  "<img src=x onerror=alert(1)>",
  "![x](https://evil.example/p.png)",
  "# Boss\n- list\n1. one",
  "`code` **bold** _it_ ~~no~~ | a | b |",
  "javascript:alert(1)",
])("C1: a customer called %j stays plain text in an answer", (name) => {
  const html = markdownToHtml(fillTemplate("{{customer_name}}", { customer_name: name }));
  expect(html).not.toMatch(/<(?!\/?p>|br)/);
});

it("counts what went out with it, and how those tickets were rated", async () => {
  const agent = desk.as(desk.agent);
  const { id } = await createTemplate(agent, content);
  for (const rating of [5, 2, null]) {
    const opened = await openTestTicket(desk.as(desk.customer));
    for (const body of ["One", "Two"]) {
      const { message } = await scheduleReply(agent, {
        conversationId: opened.conversationId,
        clientId: newId(),
        body,
        lastSeenSeq: 1,
        setStatus: "in_progress",
        templateIds: [id],
      });
      await sendNow(agent, { messageId: message.id });
    }
    if (rating === null) continue;
    const { version } = await getTicket(agent, { ticketId: opened.id });
    await resolveTicket(agent, { ticketId: opened.id, version, resolution: "Done." });
    await rateTicket(desk.as(desk.customer), { ticketId: opened.id, rating });
  }
  expect(await listTemplates(agent)).toMatchObject([{ uses: 6, ratings: 2, rating: 3.5 }]);
});
