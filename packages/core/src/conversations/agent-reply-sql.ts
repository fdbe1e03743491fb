import {
  attachmentStates,
  chatModes,
  type Push,
  ticketStatuses,
  tiers,
  type WireMessage,
} from "@handrail/contracts";
import type { HotSql } from "@handrail/db";
import { z } from "zod";

/** The statements of `agent-reply`: one that holds and reads what decides, one that writes everything. */

const targetSchema = z
  .object({
    last_seq: z.number(),
    last_public_seq: z.number(),
    contact_branch_id: z.string().nullable(),
    contact_plan: z.enum(tiers),
    contact_has_account: z.boolean(),
    chat_mode: z.enum(chatModes).nullable(),
    ticket_id: z.string().nullable(),
    ticket_branch_id: z.string().nullable(),
    ticket_assignee_id: z.string().nullable(),
    ticket_status: z.enum(ticketStatuses).nullable(),
    ticket_version: z.number().nullable(),
    is_watched: z.boolean(),
  })
  .transform((row) => ({
    lastSeq: row.last_seq,
    lastPublicSeq: row.last_public_seq,
    contactBranchId: row.contact_branch_id,
    contact: { plan: row.contact_plan, hasAccount: row.contact_has_account },
    chat: row.chat_mode ? { mode: row.chat_mode } : null,
    ticket:
      row.ticket_id && row.ticket_status && row.ticket_version
        ? {
            id: row.ticket_id,
            branchId: row.ticket_branch_id,
            assigneeId: row.ticket_assignee_id,
            status: row.ticket_status,
            version: row.ticket_version,
            isWatched: row.is_watched,
          }
        : null,
  }));

const uploadSchema = z.object({
  id: z.string(),
  name: z.string(),
  contentType: z.string(),
  size: z.number(),
  width: z.number().nullable(),
  height: z.number().nullable(),
  state: z.enum(attachmentStates),
  hasPreview: z.boolean(),
});

export type ReplyTarget = z.output<typeof targetSchema>;

const readText = `
WITH s AS (
  SELECT mode FROM chat_session WHERE org_id = $1 AND conversation_id = $2 FOR NO KEY UPDATE
), t AS (
  SELECT id, branch_id, assignee_id, status, version FROM ticket
  WHERE org_id = $1 AND id = (SELECT ticket_id FROM conversation WHERE org_id = $1 AND id = $2)
    AND (SELECT count(*) FROM s) >= 0
  FOR NO KEY UPDATE
), c AS (
  SELECT last_seq, last_public_seq, contact_id FROM conversation
  WHERE org_id = $1 AND id = $2 AND (SELECT count(*) FROM t) >= 0
  FOR NO KEY UPDATE
)
SELECT c.last_seq, c.last_public_seq, p.branch_id AS contact_branch_id, p.plan AS contact_plan,
  p.user_id IS NOT NULL AS contact_has_account, s.mode AS chat_mode,
  t.id AS ticket_id, t.branch_id AS ticket_branch_id, t.assignee_id AS ticket_assignee_id,
  t.status AS ticket_status, t.version AS ticket_version,
  EXISTS (SELECT FROM ticket_watcher w WHERE w.org_id = $1 AND w.ticket_id = t.id) AS is_watched
FROM c
JOIN contact p ON p.org_id = $1 AND p.id = c.contact_id
LEFT JOIN t ON true
LEFT JOIN s ON true`;

/** The conversation, its chat and its ticket, held until commit: the chat first, then the ticket, as every command does. */
export async function readTarget(sql: HotSql, orgId: string, conversationId: string) {
  const [row] = await sql({ name: "reply-target", text: readText, values: [orgId, conversationId] });
  return row ? targetSchema.parse(row) : null;
}

const newerText = `
SELECT 1 FROM message
WHERE org_id = $1 AND conversation_id = $2 AND change_seq > $3 AND NOT is_internal AND state = 'sent'
  AND sender_membership_id IS DISTINCT FROM $4::uuid AND (NOT $5::boolean OR sender_kind = 'agent')
LIMIT 1`;

/** Whether somebody else, or a colleague, wrote something that the customer sees after what the agent has seen. */
export async function hasNewerFromOthers(
  sql: HotSql,
  asked: {
    orgId: string;
    conversationId: string;
    lastSeenSeq: number;
    membershipId: string;
    isColleaguesOnly: boolean;
  },
): Promise<boolean> {
  const { orgId, conversationId, lastSeenSeq, membershipId, isColleaguesOnly } = asked;
  const values = [orgId, conversationId, lastSeenSeq, membershipId, isColleaguesOnly];
  return (await sql({ name: "reply-newer", text: newerText, values })).length > 0;
}

const noFiles = { name: "reply-write", count: { column: "", value: "" }, files: "" };
const someFiles = {
  name: "reply-write-files",
  count: { column: ", file_count", value: ", cardinality($18::uuid[])" },
  files: `, f AS (
  UPDATE attachment SET message_id = $2, position = array_position($18::uuid[], id), updated_at = $9
  WHERE org_id = $1 AND id = ANY ($18::uuid[])
)`,
};
const writeText = ({ count, files }: typeof noFiles) => `
WITH m AS (
  INSERT INTO message (org_id, id, conversation_id, seq, change_seq, sender_kind, sender_membership_id, sender_name,
    is_internal, state, body, sources, client_id, created_at, updated_at${count.column})
  VALUES ($1, $2, $3, $4, $4, 'agent', $5, $6, false, 'sent', $7, '[]', $8, $9, $9${count.value})
), c AS (
  UPDATE conversation SET last_seq = $4, last_public_seq = $4, last_message_at = $9
  WHERE org_id = $1 AND id = $3
), e AS (
  INSERT INTO event (org_id, id, kind, actor_kind, actor_membership_id, actor_name, ticket_id, conversation_id,
    data, created_at)
  VALUES ($1, $10, 'message.sent', $11, $5, $6, $12, $3, $13, $9)
), o AS (
  INSERT INTO outbox (org_id, id, pushes, created_at) VALUES ($1, $14, $15, $9)
)${files}
UPDATE ticket SET status = $16, assignee_id = $17, version = version + 1, last_message_at = $9, last_response_at = $9,
  first_response_at = coalesce(first_response_at, $9), updated_at = $9
WHERE org_id = $1 AND id = $12`;

export type ReplyWrite = {
  orgId: string;
  message: WireMessage;
  ticket: { id: string; status: string; assigneeId: string } | null;
  event: { id: string; actorKind: string; data: Record<string, unknown> };
  outbox: { id: string; pushes: readonly Push[] };
};

const uploadsText = `
SELECT id, name, content_type AS "contentType", size, width, height, state, has_preview AS "hasPreview"
FROM attachment
WHERE org_id = $1 AND id = ANY ($2::uuid[]) AND kind = 'message' AND state IN ('held', 'ready')
  AND message_id IS NULL AND uploader_id = $3
ORDER BY array_position($2::uuid[], id)
FOR NO KEY UPDATE`;

/** The agent's own uploads that no message has yet, held until commit; fewer than asked for where some are not. */
export async function readUploads(
  sql: HotSql,
  asked: { orgId: string; attachmentIds: readonly string[]; membershipId: string },
) {
  const values = [asked.orgId, asked.attachmentIds, asked.membershipId];
  return z.array(uploadSchema).parse(await sql({ name: "reply-uploads", text: uploadsText, values }));
}

/** Message, conversation, ticket, event, outbox and the commit in one round trip: nothing may follow. */
export async function writeReply(sql: HotSql, { orgId, message, ticket, event, outbox }: ReplyWrite) {
  const fileIds = message.attachments.map(({ id }) => id);
  const way = fileIds.length > 0 ? someFiles : noFiles;
  await sql.last({
    name: way.name,
    text: writeText(way),
    values: [
      orgId,
      message.id,
      message.conversationId,
      message.seq,
      message.senderMembershipId,
      message.senderName,
      message.body,
      message.clientId,
      message.createdAt,
      event.id,
      event.actorKind,
      ticket?.id ?? null,
      JSON.stringify(event.data),
      outbox.id,
      JSON.stringify(outbox.pushes),
      ticket?.status ?? null,
      ticket?.assigneeId ?? null,
      ...(fileIds.length > 0 ? [fileIds] : []),
    ],
  });
}
