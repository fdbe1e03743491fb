import { z } from "zod";
import { HttpError } from "./http-exchange.ts";
import type { Limits } from "./limits.ts";
import { channelTraits, isPublishableEvent, socketIdPattern } from "./names.ts";

const infoNames = ["user_count", "subscription_count", "cache"] as const;
export type InfoName = (typeof infoNames)[number];

const infoSchema = z
  .string()
  .default("")
  .transform((text) => text.split(",").filter(Boolean))
  .pipe(z.array(z.enum(infoNames)));

const channelSchema = z.string().refine((name) => channelTraits(name) !== null, "is not a channel name");

const eventFields = {
  name: z.string().refine(isPublishableEvent, "must have 1 to 200 characters and no pusher: prefix"),
  data: z.string(),
  socket_id: z.string().regex(socketIdPattern).nullish(),
  info: infoSchema,
};

export const listQuerySchema = z.object({ filter_by_prefix: z.string().default(""), info: infoSchema });
export const channelQuerySchema = z.object({ info: infoSchema });

/** Bodies of the two publishing calls, both as a list of channels each. */
export function createEventSchemas({ maxChannelsPerEvent, maxBatch }: Limits) {
  const event = z
    .object({
      ...eventFields,
      channel: channelSchema.optional(),
      channels: z.array(channelSchema).min(1).max(maxChannelsPerEvent).optional(),
    })
    .transform(({ channel, channels, ...rest }, context) => {
      const targets = channels ?? (channel === undefined ? [] : [channel]);
      if (targets.length === 0) context.addIssue("channel or channels is missing");
      return { ...rest, channels: [...new Set(targets)] };
    });
  const batched = z
    .object({ ...eventFields, channel: channelSchema })
    .transform(({ channel, ...rest }) => ({ ...rest, channels: [channel] }));
  return { event, batch: z.object({ batch: z.array(batched).min(1).max(maxBatch) }) };
}

export type EventInput = {
  name: string;
  data: string;
  channels: string[];
  socket_id?: string | null;
  info: InfoName[];
};

/** `input` as `schema` wants it, or a 400 that says what is wrong with it. */
export function parseOr400<Schema extends z.ZodType>(schema: Schema, input: unknown) {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  throw new HttpError(400, z.prettifyError(result.error));
}

export function parseJsonOr400(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString());
  } catch {
    throw new HttpError(400, "The body is not valid JSON");
  }
}
