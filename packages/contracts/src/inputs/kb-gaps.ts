import { z } from "zod";
import { idSchema } from "../ids.ts";

export const gapsInput = z.strictObject({
  days: z.number().int().min(7).max(180).default(30),
  /** Fewer votes than this say nothing about an article. */
  minVotes: z.number().int().min(1).max(1_000).default(5),
  /** Not updated for so many months, and still read. */
  staleMonths: z.number().int().min(1).max(60).default(6),
  limit: z.number().int().min(1).max(50).default(10),
});
export const draftFromTicketInput = z.strictObject({ ticketId: idSchema });
