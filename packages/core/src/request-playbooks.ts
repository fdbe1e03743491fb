import type { TxContext } from "./context.ts";

/** Has playbooks looked for that fit a ticket, once the transaction is there; nothing where there are none. */
export async function requestPlaybooks(ctx: TxContext, { ticketId }: { ticketId: string }): Promise<void> {
  const where = { orgId: ctx.org.id, isActive: true };
  const playbook = await ctx.tx.playbook.findFirst({ where, select: { id: true } });
  const some = playbook ?? (await ctx.tx.tool.findFirst({ where, select: { id: true } }));
  if (some) await ctx.ports.jobs.enqueue({ tx: ctx.tx }, "playbook.propose", { orgId: ctx.org.id, ticketId });
}
