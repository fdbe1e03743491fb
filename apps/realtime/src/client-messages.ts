import { z } from "zod";

const frameSchema = z.object({
  event: z.string().min(1).max(200),
  channel: z.string().nullish(),
  data: z.unknown().optional(),
});

export const subscribeSchema = z.object({
  channel: z.string(),
  auth: z.string().nullish(),
  channel_data: z.string().nullish(),
});

export const unsubscribeSchema = z.object({ channel: z.string() });

export const signInSchema = z.object({ auth: z.string(), user_data: z.string() });

const userIdSchema = z.union([z.string().min(1).max(200), z.number().transform(String)]);

export const memberSchema = z.object({ user_id: userIdSchema, user_info: z.unknown().optional() });

export const userSchema = z.object({
  id: z.string().min(1).max(200),
  user_info: z.unknown().optional(),
  watchlist: z.array(z.string().min(1).max(200)).default([]),
});

/** JSON as `schema` wants it, or null. */
export function parseJson<Schema extends z.ZodType>(schema: Schema, text: string) {
  try {
    return schema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

export function parseFrame(text: string) {
  return parseJson(frameSchema, text);
}

export type ClientFrame = z.output<typeof frameSchema>;
