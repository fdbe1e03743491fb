import { greetingSchema, type saveChatSettingsInput } from "@handrail/contracts/inputs/chat-settings";
import type { z } from "zod";
import { type ServiceContext, withTransaction } from "../context.ts";
import { emit } from "../emit.ts";
import { conflict, found } from "../errors.ts";

type Settings = z.output<typeof saveChatSettingsInput>["settings"];

/** Whether visitors may chat, and what the chat says first. */
export function getChatSettings(ctx: ServiceContext): Promise<Settings> {
  return withTransaction(ctx, async ({ tx, org }) => {
    const select = { visitorChat: true, chatGreeting: true } as const;
    const row = found(await tx.organization.findUnique({ where: { id: org.id }, select }));
    return { ...row, chatGreeting: greetingSchema.catch({}).parse(row.chatGreeting) };
  });
}

/** Without what is empty, and always in the same order: the same greeting is the same text. */
const tidy = ({ chatGreeting: { en, es }, ...settings }: Settings): Settings => ({
  ...settings,
  chatGreeting: { ...(en ? { en } : {}), ...(es ? { es } : {}) },
});

/** Changes the settings if they still are as `seen`; CONFLICT `setting_changed` otherwise. */
export function saveChatSettings(ctx: ServiceContext, given: z.output<typeof saveChatSettingsInput>) {
  const [seen, settings] = [tidy(given.seen), tidy(given.settings)];
  return withTransaction(ctx, async (ctx) => {
    const { count } = await ctx.tx.organization.updateMany({
      where: { id: ctx.org.id, visitorChat: seen.visitorChat, chatGreeting: { equals: seen.chatGreeting } },
      data: { ...settings, updatedAt: ctx.now() },
    });
    if (count !== 1) throw conflict("setting_changed");
    await emit(ctx, {
      kind: "organization.changed",
      data: { of: "chat", from: { ...seen }, to: { ...settings } },
    });
    return settings;
  });
}
