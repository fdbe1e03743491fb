import { newId, type Ports } from "@handrail/core";
import type pg from "pg";
import { inOrg } from "./baseline-frame.ts";

type Options = {
  pool: pg.Pool;
  jobs: Ports["jobs"];
  orgId: string;
  deskId: string;
  membershipId: string;
  contactId: string;
};

const subject = "The report stays empty";
const body = "Since this morning the report has no rows. Yesterday it had them all.";

const counter = `INSERT INTO number_counter (org_id, desk_id, period, value) VALUES ($1, $2, '', 1)
  ON CONFLICT (org_id, desk_id, period) DO UPDATE SET value = number_counter.value + 1 RETURNING value`;

/** One statement for each row that opening a ticket writes, planned once on each connection. */
const statements = {
  ticket: `INSERT INTO ticket (org_id, id, number, desk_id, contact_id, subject, preview, idempotency_key, updated_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, now())`,
  conversation: `INSERT INTO conversation (org_id, id, contact_id, ticket_id, last_seq, last_public_seq)
    VALUES ($1, $2, $3, $4, 1, 1)`,
  message: `INSERT INTO message (org_id, id, conversation_id, seq, change_seq, sender_kind, sender_membership_id, body)
    VALUES ($1, $2, $3, 1, 1, 'customer', $4, $5)`,
  event: `INSERT INTO event (org_id, id, kind, actor_kind, actor_membership_id, ticket_id, conversation_id)
    VALUES ($1, $2, 'ticket.opened', 'customer', $3, $4, $5)`,
  outbox: "INSERT INTO outbox (org_id, id, pushes) VALUES ($1, $2, '[]')",
};

/** Writes the rows of opened tickets by bare SQL for a time, and tells how many tickets a second. */
export function bareTickets({ pool, jobs, orgId, deskId, membershipId, contactId }: Options) {
  async function open() {
    const [counted] = await inOrg(pool, orgId, (sql) =>
      sql({ name: "counter", text: counter, values: [orgId, deskId] }),
    );
    const [ticketId, conversationId] = [newId(), newId()];
    const number = `TICKET-${String(counted?.value).padStart(4, "0")}`;
    await inOrg(pool, orgId, async (sql) => {
      const run = (name: keyof typeof statements, values: unknown[]) =>
        sql({ name, text: statements[name], values: [orgId, ...values] });
      await run("ticket", [ticketId, number, deskId, contactId, subject, body, newId()]);
      await run("conversation", [conversationId, contactId, ticketId]);
      await run("message", [newId(), conversationId, membershipId, body]);
      await run("event", [newId(), membershipId, ticketId, conversationId]);
      await run("outbox", [newId()]);
      await jobs.enqueue({ sql }, "triage.run", { orgId, ticketId });
    });
  }

  return async (ms: number, concurrency: number): Promise<number> => {
    let opened = 0;
    const startedAt = performance.now();
    const worker = async () => {
      while (performance.now() - startedAt < ms) {
        await open();
        opened += 1;
      }
    };
    await Promise.all(Array.from({ length: concurrency }, worker));
    return opened / ((performance.now() - startedAt) / 1_000);
  };
}
