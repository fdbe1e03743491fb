import { articleLimits } from "@handrail/contracts/inputs/kb-admin";
import type { draftFromTicketInput } from "@handrail/contracts/inputs/kb-gaps";
import type { z } from "zod";
import { type ServiceContext, type TxContext, withTransaction } from "../../context.ts";
import { found, precondition } from "../../errors.ts";
import { newId } from "../../ids.ts";
import { ticketScope } from "../../scope.ts";
import { slugOf } from "../import/slugs.ts";
import { insertStarted } from "../start-article.ts";
import { anonymous } from "./anonymous.ts";

const longestPart = 4_000;
const mostAnswers = 6;

const headings = {
  en: { question: "The question", answer: "The answer", resolution: "What solved it" },
  es: { question: "La pregunta", answer: "La respuesta", resolution: "Qué lo resolvió" },
} as const;

function readTicket(ctx: TxContext, ticketId: string) {
  return ctx.tx.ticket.findFirst({
    where: { AND: [ticketScope(ctx), { id: ticketId }] },
    select: {
      subject: true,
      categoryId: true,
      status: true,
      resolution: true,
      contact: { select: { name: true, email: true } },
      conversations: {
        select: {
          messages: {
            where: { isInternal: false, state: "sent", senderKind: { in: ["customer", "agent", "ai"] } },
            orderBy: { seq: "asc" },
            take: 40,
            select: { senderKind: true, senderName: true, body: true },
          },
        },
      },
    },
  });
}

/**
 * Begins an article from a ticket that was resolved: what was asked, what was answered and what solved it, without
 * internal notes and without names, addresses, numbers and secrets of anybody. NOT_FOUND out of scope; PRECONDITION
 * `resolution_required` while it is open.
 */
export function draftFromTicket(ctx: ServiceContext, { ticketId }: z.output<typeof draftFromTicketInput>) {
  return withTransaction(ctx, async (ctx) => {
    const ticket = found(await readTicket(ctx, ticketId));
    if (ticket.status !== "resolved" && ticket.status !== "closed") throw precondition("resolution_required");
    const messages = ticket.conversations.flatMap((conversation) => conversation.messages);
    const names = [
      ticket.contact.name,
      ticket.contact.email,
      ...messages.map(({ senderName }) => senderName),
    ];
    const said = (text: string) =>
      anonymous(
        text,
        names.filter((name) => name !== null),
      )
        .slice(0, longestPart)
        .trim();
    const question = messages.find(({ senderKind }) => senderKind === "customer")?.body ?? "";
    const answers = messages.filter(({ senderKind }) => senderKind !== "customer").slice(-mostAnswers);
    const locale = ctx.org.locale;
    const words = headings[locale];
    const parts = [
      { heading: words.question, text: said(question) },
      { heading: words.answer, text: answers.map(({ body }) => said(body)).join("\n\n") },
      { heading: words.resolution, text: said(ticket.resolution ?? "") },
    ].filter(({ text }) => text !== "");
    const title = said(ticket.subject).replace(/\s+/g, " ").slice(0, articleLimits.title);
    const articleId = newId();
    await insertStarted(ctx, {
      articleId,
      locale,
      fields: {
        title,
        slug: slugOf(title),
        excerpt: "",
        body: parts.map(({ heading, text }) => `## ${heading}\n\n${text}`).join("\n\n"),
        categoryId: ticket.categoryId,
        tags: [],
        intents: [],
        visibility: "public",
      },
    });
    return { articleId };
  });
}
