import { beforeAll, describe, expect, it } from "vitest";
import { withTransaction } from "../../context.ts";
import { newId } from "../../ids.ts";
import { openTestTicket, outcomeOf } from "../../testing/desk.ts";
import { type TestOrg, testOrg } from "../../testing/test-org.ts";
import { resolveTicket } from "../../tickets/index.ts";
import { createArticle } from "../save-article.ts";
import { anonymous } from "./anonymous.ts";
import { draftFromTicket, readGaps } from "./index.ts";
import { monthsBefore } from "./read-gaps.ts";

const input = { days: 30, minVotes: 5, staleMonths: 6, limit: 10 };
const now = new Date("2026-11-21T12:00:00Z");

let desk: TestOrg;
let solved: { id: string };
beforeAll(async () => {
  desk = await testOrg({ branches: ["North", "South"] });
  const ctx = desk.as(desk.admin, { now });
  const article = async (slug: string, data: Record<string, unknown>) => {
    const { id } = await createArticle(ctx, {
      ...{ slug, title: slug, excerpt: "", body: "x", categoryId: desk.categories.technical },
      ...{ tags: [], intents: [], visibility: "public" },
    });
    await withTransaction(ctx, ({ tx }) =>
      tx.article.updateMany({ where: { id }, data: { status: "published", publishedAt: now, ...data } }),
    );
    return id;
  };
  await article("bad", { helpfulCount: 1, notHelpfulCount: 9 });
  await article("few-votes", { helpfulCount: 0, notHelpfulCount: 2 });
  await article("good", { helpfulCount: 9, notHelpfulCount: 1 });
  await article("old", { updatedAt: new Date("2026-01-01"), viewCount: 40 });
  await article("old-unread", { updatedAt: new Date("2026-01-01") });
  const cited = await article("cited", {});
  const ticket = await openTestTicket(desk.as(desk.customer, { now }), {
    categoryId: desk.categories.billing,
  });
  await withTransaction(ctx, ({ tx }) =>
    tx.ticket.updateMany({ where: { id: ticket.id }, data: { links: { articleIds: [cited] } } }),
  );
  const second = await openTestTicket(desk.as(desk.customer, { now }), {
    subject: `${desk.customer.name} cannot pay`,
    description: `I am ${desk.customer.name}, write to ${desk.customer.email} or call +34 612 345 678. My password: hunter22`,
  });
  solved = await resolveTicket(desk.as(desk.agent, { now }), {
    ticketId: second.id,
    version: second.version,
    resolution: "The card had expired: renew it under **Billing**.",
  });
});

describe("gaps", () => {
  it("names what is judged badly, what is stale, what tickets name", async () => {
    const gaps = await readGaps(desk.as(desk.admin, { now }), input);
    expect(gaps.judged.map(({ slug, helpful, votes }) => [slug, helpful, votes])).toEqual([
      ["good", 9, 10],
      ["bad", 1, 10],
    ]);
    expect(gaps.judgedBadly.map(({ slug, helpful, votes }) => [slug, helpful, votes])).toEqual([
      ["bad", 1, 10],
    ]);
    expect(gaps.stale.map(({ slug }) => slug)).toEqual(["old"]);
    expect(gaps.cited.map(({ slug, tickets }) => [slug, tickets])).toEqual([["cited", 1]]);
    expect(gaps.categories).toEqual(
      expect.arrayContaining([
        { id: desk.categories.billing, name: "Billing", tickets: 1, articles: 0 },
        { id: null, name: null, tickets: 1, articles: 0 },
      ]),
    );
    expect(gaps.unwritten.map(({ id }) => id)).toEqual([solved.id]);
  });

  it("T5: counts only the tickets that somebody sees", async () => {
    const gaps = await readGaps(desk.as(desk.otherAgent, { now }), input);
    expect([gaps.cited, gaps.categories, gaps.unwritten]).toEqual([[], [], []]);
    const other = await testOrg();
    const theirs = await readGaps(other.as(other.admin, { now }), input);
    expect(Object.values(theirs).flat()).toEqual([]);
  });
});

describe("a draft from a ticket", () => {
  it("holds what was asked and what solved it, and nothing of who asked", async () => {
    const { articleId } = await draftFromTicket(desk.as(desk.admin), { ticketId: solved.id });
    const draft = await withTransaction(desk.as(desk.admin), ({ tx }) =>
      tx.articleDraft.findFirst({ where: { articleId }, include: { article: true } }),
    );
    expect(draft?.title).toBe("… cannot pay");
    expect(draft?.body).toContain("## The question\n\nI am …, write to … or call …. My password: [redacted]");
    expect(draft?.body).toContain("## What solved it\n\nThe card had expired: renew it under **Billing**.");
    expect(draft?.article.status).toBe("draft");
  });

  it("T6: is not begun from a ticket that does not exist for the writer, nor from an open one", async () => {
    const other = await testOrg();
    expect(await outcomeOf(draftFromTicket(other.as(other.admin), { ticketId: solved.id }))).toBe(
      "NOT_FOUND: not_found",
    );
    expect(await outcomeOf(draftFromTicket(desk.as(desk.otherAgent), { ticketId: solved.id }))).toBe(
      "NOT_FOUND: not_found",
    );
    expect(await outcomeOf(draftFromTicket(desk.as(desk.admin), { ticketId: newId() }))).toBe(
      "NOT_FOUND: not_found",
    );
    const open = await openTestTicket(desk.as(desk.customer));
    expect(await outcomeOf(draftFromTicket(desk.as(desk.admin), { ticketId: open.id }))).toBe(
      "PRECONDITION: resolution_required",
    );
  });
});

it.each([
  ["Ask Ana María Pérez or ANA", ["Ana María Pérez"], "Ask … or …"],
  ["Analysis stays", ["Ana Bo"], "Analysis stays"],
  ["mail <a.b@c.example> at 10.0.0.1, IBAN ES91 2100 0418 4502 0005 1332", [], "mail <…> at …, IBAN …"],
  ["Version 1.2.3, error 404, port 8080", [], "Version 1.2.3, error 404, port 8080"],
])("%j is anonymous", (text, names, plain) => {
  expect(anonymous(text, names)).toBe(plain);
});

it("counts months by the calendar", () => {
  expect(monthsBefore(new Date("2026-08-31T10:00:00Z"), 6).toISOString()).toBe("2026-02-28T10:00:00.000Z");
  expect(monthsBefore(new Date("2026-01-15T00:00:00Z"), 13).toISOString()).toBe("2024-12-15T00:00:00.000Z");
});
