import { redact } from "@handrail/contracts/redact";
import { type ServiceContext, withTransaction } from "../../context.ts";
import { callModel } from "../call-model.ts";
import { type About, readAbout, requireStaff } from "../read-thread.ts";
import { type Summary, type SummaryTask, summarySchema } from "../schema.ts";
import { keep, said } from "./log.ts";

const longestMessage = 4_000;
const mostPoints = 8;
const longestPoint = 300;

const numbersOf = (text: string) => text.match(/\d+/g) ?? [];

/** PURE. Points as a colleague may read them: one line each, with no number and no link that nobody wrote. */
function checkPoints(points: Summary["points"], thread: string): Summary["points"] {
  const numbers = new Set(numbersOf(thread));
  return points
    .map(({ from, text }) => ({ from, text: text.replace(/\s+/g, " ").trim().slice(0, longestPoint) }))
    .filter(({ text }) => text !== "" && numbersOf(text).every((number) => numbers.has(number)))
    .filter(({ text }) => (text.match(/https?:\/\/\S+/g) ?? []).every((link) => thread.includes(link)))
    .slice(0, mostPoints);
}

/** The points of a thread, for who takes it over; nothing is written to it. Throws NOT_FOUND, LIMIT_REACHED, UNAVAILABLE. */
export async function summarizeThread(ctx: ServiceContext, about: About) {
  const actor = requireStaff(ctx);
  const { ticket, conversationId, messages } = await withTransaction(ctx, (ctx) => readAbout(ctx, about));
  await ctx.ports.limiter.consume("copilot", actor.membershipId);
  const task: SummaryTask = {
    task: "summary",
    organization: ctx.org.name,
    locale: ctx.org.locale,
    subject: redact(ticket.subject),
    messages: messages.map(({ from, body }) => ({ from, text: redact(body.slice(0, longestMessage)) })),
  };
  const result = await callModel(ctx, task, summarySchema);
  await keep(ctx, result.interaction, { ...about, conversationId });
  const thread = [ticket.subject, ...messages.map(({ body }) => body)].join("\n");
  return { points: checkPoints(said(result).points, thread), messages: messages.length };
}
