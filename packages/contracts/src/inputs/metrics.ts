import { z } from "zod";

export const aiInsightsInput = z.strictObject({ days: z.number().int().min(7).max(90).default(30) });
