import {
  can,
  type Role,
  type Tier,
  type ToolCallReason,
  type ToolValue,
  tierPlans,
} from "@handrail/contracts";
import type { TxContext } from "../context.ts";
import { planFor } from "../gates.ts";
import { ticketScope } from "../scope.ts";
import { compileContract, defined } from "./contract.ts";
import { wasSaid } from "./said.ts";
import type { CallableTool } from "./tool-rows.ts";

/**
 * On whose word a tool is called: a member of staff's, or nobody's: the plan and the tool then have to allow it. A
 * proposal is not called yet: who may and what it costs is asked when it is.
 */
export type OnWord = { kind: "person"; membershipId: string } | { kind: "nobody" } | { kind: "proposal" };

export type ToolCustomer = { id: string; externalId: string | null; email: string; name: string };

export type CheckInput = {
  tool: CallableTool | null;
  ticketId: string | null;
  onWord: OnWord;
  input: Record<string, unknown>;
  /** Names of values that nobody vouches for: they have to have been said. */
  unvouched: readonly string[];
};

export type Checked =
  | { ok: false; reason: ToolCallReason; behalf: Behalf }
  | {
      ok: true;
      tool: CallableTool;
      input: Record<string, ToolValue>;
      customer: ToolCustomer | null;
      ticketNumber: string | null;
      behalf: Behalf;
    };
type Behalf = { membershipId: string; name: string; role: Role } | null;

const ticketSelect = {
  id: true,
  number: true,
  contact: {
    select: {
      id: true,
      name: true,
      email: true,
      externalId: true,
      isVerified: true,
      mergedIntoId: true,
      plan: true,
      attributes: true,
    },
  },
  conversations: {
    select: {
      messages: {
        where: { senderKind: "customer", state: "sent", isInternal: false },
        select: { body: true },
        orderBy: { seq: "desc" },
        take: 50,
      },
    },
  },
  subject: true,
} as const;

async function personOf(ctx: TxContext, onWord: OnWord) {
  if (onWord.kind !== "person") return null;
  const row = await ctx.tx.membership.findFirst({
    where: { orgId: ctx.org.id, id: onWord.membershipId, removedAt: null },
    select: { id: true, role: true, user: { select: { name: true } } },
  });
  return row && { membershipId: row.id, role: row.role, name: row.user.name };
}

/** What the customer wrote in the ticket, and what the host application told of him or her where that is proven. */
function sourcesOf(ticket: {
  subject: string;
  conversations: { messages: { body: string }[] }[];
  contact: { attributes: unknown; isVerified: boolean };
}) {
  const said = ticket.conversations.flatMap(({ messages }) => messages.map(({ body }) => body));
  const facts = ticket.contact.isVerified ? factValues(ticket.contact.attributes) : [];
  return [ticket.subject, ...said, ...facts];
}

const factValues = (attributes: unknown): string[] =>
  Array.isArray(attributes)
    ? attributes.flatMap((fact: { value?: unknown }) =>
        fact?.value === undefined ? [] : [String(fact.value)],
      )
    : [];

/** Whether the plan has it and whoever stands for it may; null where both hold. */
function rightsOf(
  ctx: TxContext,
  { tool, behalf, onWord }: { tool: CallableTool; behalf: Behalf; onWord: OnWord },
  customerPlan: Tier | undefined,
): ToolCallReason | null {
  const plan = customerPlan ? planFor(ctx.org, customerPlan) : tierPlans[ctx.org.tier];
  if (!plan.playbooks) return "tier";
  if (behalf) return can(behalf.role, tool.permission) ? null : "not_permitted";
  if (onWord.kind === "person") return "not_permitted";
  const isFree = tool.risk === "low" && !tool.needsApproval && tool.permission === "tickets:write";
  if (!isFree) return "needs_approval";
  return plan.autoAct ? null : "tier";
}

/**
 * Asks everything again that has to hold for this one call (attack I2): the tool is this organisation's and on, the
 * ticket exists for the actor, the plan has it, whoever stands for it may, the customer is proven, the input is what the
 * contract says, and nothing in it was made up or is another person's address.
 */
export async function checkCall(ctx: TxContext, given: CheckInput): Promise<Checked> {
  const { tool, onWord, unvouched } = given;
  const behalf = await personOf(ctx, onWord);
  const no = (reason: ToolCallReason): Checked => ({ ok: false, reason, behalf });
  if (!tool) return no("unknown_tool");
  if (!tool.isActive) return no("tool_off");
  const ticket = given.ticketId
    ? await ctx.tx.ticket.findFirst({
        where: { AND: [ticketScope(ctx), { id: given.ticketId }] },
        select: ticketSelect,
      })
    : null;
  if (given.ticketId && !ticket) return no("not_permitted");
  const refusal =
    onWord.kind === "proposal" ? null : rightsOf(ctx, { tool, behalf, onWord }, ticket?.contact.plan);
  if (refusal) return no(refusal);
  const { contact } = ticket ?? {};
  const email = contact?.email ?? null;
  const isProven = contact?.isVerified === true && contact.mergedIntoId === null && email !== null;
  if (tool.needsCustomer && !isProven) return no("unverified");
  const read = compileContract(tool.input).safeParse(given.input);
  if (!read.success) return no("input_invalid");
  const input = defined(read.data);
  const isOthers = Object.entries(tool.input.properties).some(([name, field]) => {
    const value = input[name];
    const isAddress = field.type === "string" && field.format === "email";
    return isAddress && typeof value === "string" && value.toLowerCase() !== email?.toLowerCase();
  });
  if (tool.needsCustomer && isOthers) return no("other_person");
  const sources = ticket ? sourcesOf(ticket) : [];
  const isMadeUp = unvouched.some((name) => {
    const value = input[name];
    return value !== undefined && value !== email && !wasSaid(value, sources);
  });
  if (isMadeUp) return no("not_said");
  const customer =
    tool.needsCustomer && contact && email !== null
      ? { id: contact.id, externalId: contact.externalId, email, name: contact.name }
      : null;
  return { ok: true, tool, input, customer, ticketNumber: ticket?.number ?? null, behalf };
}
