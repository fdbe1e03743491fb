import * as z from "zod/mini";
import { maxPreviewLength } from "./limits.ts";
import {
  articleStatuses,
  chatModes,
  messageStates,
  notificationKinds,
  senderKinds,
  ticketStatuses,
} from "./vocabulary.ts";

// What travels to browsers is described with zod's small edition: the support modal loads it.
const wireId = z.uuid().check(z.lowercase());

/** An attachment as it travels. The addresses are for the asker alone and expire; `held` and `refused` have none. */
export const wireAttachmentSchema = z.object({
  id: wireId,
  name: z.string(),
  contentType: z.string(),
  size: z.int(),
  width: z.nullable(z.int()),
  height: z.nullable(z.int()),
  state: z.enum(["held", "ready", "refused"]),
  previewUrl: z.nullable(z.string()),
  downloadUrl: z.nullable(z.string()),
});
export type WireAttachment = z.infer<typeof wireAttachmentSchema>;

/** One message as it travels: to the thread view, by realtime and by `sync`. */
export const wireMessageSchema = z.object({
  id: wireId,
  conversationId: wireId,
  seq: z.int(),
  changeSeq: z.int(),
  senderKind: z.enum(senderKinds),
  senderName: z.nullable(z.string()),
  senderMembershipId: z.nullable(wireId),
  isInternal: z.boolean(),
  state: z.enum(messageStates),
  body: z.string(),
  sources: z.array(z.object({ articleId: wireId, slug: z.string(), title: z.string(), revision: z.int() })),
  /** Of a draft: which of its articles changed since, from and to which revision; to none once nobody may read it. */
  stale: z._default(
    z.array(
      z.object({
        articleId: wireId,
        slug: z.string(),
        title: z.string(),
        was: z.int(),
        revision: z.nullable(z.int()),
      }),
    ),
    [],
  ),
  clientId: z.nullable(z.string()),
  helpful: z.nullable(z.boolean()),
  aiInteractionId: z.nullable(wireId),
  /** How many attachments it has; where they are not there, fetch. */
  fileCount: z._default(z.int(), 0),
  attachments: z._default(z.array(wireAttachmentSchema), []),
  createdAt: z.coerce.date(),
  /** When its text was last changed by who wrote it. */
  editedAt: z._default(z.nullable(z.coerce.date()), null),
  /** Who took its text away for good; then there is none. */
  redactedBy: z._default(z.nullable(z.string()), null),
});
export type WireMessage = z.infer<typeof wireMessageSchema>;

/** What each event on a channel carries. */
export const pushes = {
  /** A message was written or changed. `message` is left out when it is large: fetch from the cursor. */
  message: z.object({
    conversationId: wireId,
    changeSeq: z.int(),
    message: z.optional(wireMessageSchema),
  }),
  ticket: z.object({
    ticketId: wireId,
    version: z.int(),
    status: z.enum(ticketStatuses),
    isNew: z.boolean(),
  }),
  /** Somebody is told something: the bell asks again. */
  notification: z.object({
    kind: z.enum(notificationKinds),
    ticketId: z.nullable(wireId),
    conversationId: z.nullish(wireId),
  }),
  /** What this person writes was saved, perhaps on another device. */
  composer: z.object({ conversationId: wireId, isNote: z.boolean(), version: z.int() }),
  /** An article was saved, published or put away; `status` is null once it is deleted. */
  article: z.object({
    articleId: wireId,
    revision: z.int(),
    draftVersion: z.nullable(z.int()),
    status: z.nullable(z.enum(articleStatuses)),
    writer: z.nullable(z.object({ membershipId: wireId, name: z.string() })),
  }),
  /** How far one side has seen a chat. */
  seen: z.object({ conversationId: wireId, by: z.enum(["agent", "customer"]), seq: z.int() }),
  chat: z.object({ conversationId: wireId, mode: z.enum(chatModes), changeSeq: z.int() }),
  /** What a customer writes in a chat before it is sent, for the agent who has it alone; empty: nothing any more. */
  preview: z.object({ conversationId: wireId, text: z.string().check(z.maxLength(maxPreviewLength)) }),
} as const;
export type PushName = keyof typeof pushes;
export type PushData<Name extends PushName> = z.output<(typeof pushes)[Name]>;
export type Push = {
  [Name in PushName]: { channels: string[]; name: Name; data: z.input<(typeof pushes)[Name]> };
}[PushName];
