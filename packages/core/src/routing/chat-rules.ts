import type { ChatRules, saveChatRulesInput } from "@handrail/contracts/inputs/chat-desk";
import type { z } from "zod";
import { type ServiceContext, type TxContext, withTransaction } from "../context.ts";
import { recordChange } from "../desks/index.ts";
import { conflict } from "../errors.ts";
import { isUniqueViolation } from "../unique-violation.ts";

/** What holds where an organisation has chosen nothing. */
export const usualRules: ChatRules = {
  autoRoute: true,
  answerSeconds: 30,
  reassign: true,
  nudgeMinutes: 10,
  closeMinutes: 10,
  waitMinutes: 60,
  callbacks: true,
  typingPreview: false,
};

export async function readChatRules({ tx, org }: TxContext): Promise<{ version: number; rules: ChatRules }> {
  const row = await tx.chatSetting.findUnique({ where: { orgId: org.id } });
  if (!row) return { version: 0, rules: usualRules };
  const { orgId: _orgId, version, ...rules } = row;
  return { version, rules };
}

/** How chats find a person, and what becomes of silent ones. */
export const getChatRules = (ctx: ServiceContext) => withTransaction(ctx, readChatRules);

/** How long an agent has to answer an offer, in seconds. */
export const getAnswerSeconds = (ctx: ServiceContext) =>
  withTransaction(ctx, async (ctx) => (await readChatRules(ctx)).rules.answerSeconds);

/** Changes them. Throws CONFLICT `setting_changed` where somebody else did since `version`. */
export async function saveChatRules(
  ctx: ServiceContext,
  { version, rules }: z.output<typeof saveChatRulesInput>,
) {
  try {
    return await withTransaction(ctx, async (ctx) => {
      const orgId = ctx.org.id;
      const before = await readChatRules(ctx);
      if (before.version !== version) throw conflict("setting_changed");
      if (version === 0)
        await ctx.tx.chatSetting.create({ data: { orgId, ...rules }, select: { orgId: true } });
      else {
        const { count } = await ctx.tx.chatSetting.updateMany({
          where: { orgId, version },
          data: { ...rules, version: { increment: 1 } },
        });
        if (count !== 1) throw conflict("setting_changed");
      }
      await recordChange(ctx, "setting.saved", {
        of: "chatRules",
        id: orgId,
        before: { ...before.rules },
        after: { ...rules },
      });
      return { version: version + 1, rules };
    });
  } catch (error) {
    if (isUniqueViolation(error)) throw conflict("setting_changed");
    throw error;
  }
}
