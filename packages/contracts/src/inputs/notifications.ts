import { z } from "zod";
import { idSchema } from "../ids.ts";
import { page } from "./fields.ts";

export const listNotificationsInput = z.strictObject({ ...page, unreadOnly: z.boolean().default(false) });

/** Which are read now: one, those of a ticket or of a chat, or all of them. */
export const markReadInput = z.union([
  z.strictObject({ notificationId: idSchema }),
  z.strictObject({ ticketId: idSchema }),
  z.strictObject({ conversationId: idSchema }),
  z.strictObject({ all: z.literal(true) }),
]);
