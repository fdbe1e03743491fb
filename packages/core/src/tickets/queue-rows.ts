import {
  deskKinds,
  priorities,
  severities,
  ticketSources,
  ticketStatuses,
  ticketTypes,
  tiers,
} from "@handrail/contracts";
import type { HotSql } from "@handrail/db";
import { z } from "zod";

/** The rows of a page, with everything that a column may show, in the order of the ids. */

const text = `
SELECT t.id, t.number, t.subject, t.preview, t.status, t.priority, t.severity, t.type, t.source, t.version,
  t.first_response_at, t.first_response_due_at, t.resolution_due_at, t.due_at, nullif(t.next_due_at, 'infinity') AS next_due_at,
  t.snoozed_until, t.last_message_at, t.created_at, t.updated_at,
  t.category_id, g.name AS category_name, t.branch_id, b.name AS branch_name, t.team_id, w.name AS team_name,
  t.desk_id, d.kind AS desk_kind, d.name AS desk_name,
  t.contact_id, c.name AS contact_name, c.email AS contact_email, c.plan AS contact_plan,
  t.assignee_id, u.name AS assignee_name, tags.tags,
  t.status_rank <= 5 AND (t.last_response_at IS NULL OR t.last_message_at > t.last_response_at) AS awaits_reply,
  s.seen_at >= t.last_message_at AS is_seen
FROM unnest($2::uuid[]) WITH ORDINALITY AS page (id, place)
JOIN ticket t ON t.org_id = $1 AND t.id = page.id
JOIN contact c ON c.org_id = $1 AND c.id = t.contact_id
JOIN desk d ON d.org_id = $1 AND d.id = t.desk_id
LEFT JOIN category g ON g.org_id = $1 AND g.id = t.category_id
LEFT JOIN branch b ON b.org_id = $1 AND b.id = t.branch_id
LEFT JOIN team w ON w.org_id = $1 AND w.id = t.team_id
LEFT JOIN membership m ON m.org_id = $1 AND m.id = t.assignee_id
LEFT JOIN app_user u ON u.id = m.user_id
LEFT JOIN ticket_seen s ON s.org_id = $1 AND s.membership_id = $3 AND s.ticket_id = t.id
LEFT JOIN LATERAL (
  SELECT jsonb_agg(jsonb_build_object('id', n.id, 'name', n.name) ORDER BY n.sort_order, n.name) AS tags
  FROM ticket_tag k JOIN tag n ON n.org_id = $1 AND n.id = k.tag_id
  WHERE k.org_id = $1 AND k.ticket_id = t.id
) tags ON true
ORDER BY page.place`;

const date = z.date();
const named = z.object({ id: z.string(), name: z.string() });
const rowSchema = z
  .object({
    id: z.string(),
    number: z.string(),
    subject: z.string(),
    preview: z.string(),
    status: z.enum(ticketStatuses),
    priority: z.enum(priorities),
    severity: z.enum(severities),
    type: z.enum(ticketTypes),
    source: z.enum(ticketSources),
    version: z.number(),
    first_response_at: date.nullable(),
    first_response_due_at: date.nullable(),
    resolution_due_at: date.nullable(),
    due_at: date.nullable(),
    next_due_at: date.nullable(),
    snoozed_until: date.nullable(),
    last_message_at: date,
    created_at: date,
    updated_at: date,
    category_id: z.string().nullable(),
    category_name: z.string().nullable(),
    branch_id: z.string().nullable(),
    branch_name: z.string().nullable(),
    team_id: z.string().nullable(),
    team_name: z.string().nullable(),
    desk_id: z.string(),
    desk_kind: z.enum(deskKinds),
    desk_name: z.string(),
    contact_id: z.string(),
    contact_name: z.string(),
    contact_email: z.string().nullable(),
    contact_plan: z.enum(tiers),
    assignee_id: z.string().nullable(),
    assignee_name: z.string().nullable(),
    tags: z.array(named).nullable(),
    awaits_reply: z.boolean(),
    is_seen: z.boolean().nullable(),
  })
  .transform((row) => ({
    id: row.id,
    number: row.number,
    subject: row.subject,
    preview: row.preview,
    status: row.status,
    priority: row.priority,
    severity: row.severity,
    type: row.type,
    source: row.source,
    version: row.version,
    firstResponseAt: row.first_response_at,
    firstResponseDueAt: row.first_response_due_at,
    resolutionDueAt: row.resolution_due_at,
    dueAt: row.due_at,
    nextDueAt: row.next_due_at,
    snoozedUntil: row.snoozed_until,
    lastMessageAt: row.last_message_at,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    category: row.category_id ? { id: row.category_id, name: row.category_name ?? "" } : null,
    branch: row.branch_id ? { id: row.branch_id, name: row.branch_name ?? "" } : null,
    team: row.team_id ? { id: row.team_id, name: row.team_name ?? "" } : null,
    desk: { id: row.desk_id, kind: row.desk_kind, name: row.desk_name },
    contact: { id: row.contact_id, name: row.contact_name, email: row.contact_email, plan: row.contact_plan },
    assignee: row.assignee_id ? { membershipId: row.assignee_id, name: row.assignee_name ?? "" } : null,
    tags: row.tags ?? [],
    awaitsReply: row.awaits_reply,
    /** The customer wrote last, and who asks has not looked since. */
    isUnread: row.awaits_reply && !row.is_seen,
  }));

export type QueueRow = z.output<typeof rowSchema>;

/** Reads the rows of these ids; the last statement of its transaction. */
export async function readRows(
  sql: HotSql,
  { orgId, membershipId, ids }: { orgId: string; membershipId: string | null; ids: readonly string[] },
): Promise<QueueRow[]> {
  if (ids.length === 0) return [];
  const rows = await sql.last({ name: "queue-rows", text, values: [orgId, ids, membershipId] });
  return z.array(rowSchema).parse(rows);
}
