import type { chatWelcomeInput } from "@handrail/contracts/inputs/chat-settings";
import type { z } from "zod";
import { type ServiceContext, type TxContext, withTransaction } from "../context.ts";
import { getHours, hoursAt } from "../hours/index.ts";
import { mayVisitorsChat } from "../portal/index.ts";
import { getChatSettings } from "./chat-settings.ts";
import { expectedWait } from "./expected-wait.ts";

/** Whether anybody of the team says to be there. */
async function isStaffed({ tx, org }: TxContext): Promise<boolean> {
  const present = await tx.agentProfile.findFirst({
    where: {
      orgId: org.id,
      status: { in: ["available", "busy"] },
      membership: { is: { removedAt: null, role: { not: "customer" } } },
    },
    select: { membershipId: true },
  });
  return present !== null;
}

/**
 * What the chat says before the first word: the organisation's greeting (null: none of its own in this language), whether
 * people are there, until when, and how long one waits for them. `mayChat`: for who has not signed in.
 */
export function chatWelcome(ctx: ServiceContext, { locale }: z.output<typeof chatWelcomeInput>) {
  return withTransaction(ctx, async (ctx) => {
    const { chatGreeting } = await getChatSettings(ctx);
    const hours = await getHours(ctx);
    return {
      mayChat: ctx.actor.kind === "member" || (await mayVisitorsChat(ctx)),
      greeting: chatGreeting[locale] || null,
      hours: hours && { ...hoursAt(hours, ctx.now()), timeZone: hours.timeZone },
      isStaffed: await isStaffed(ctx),
      waitMinutes: await expectedWait(ctx),
    };
  });
}
