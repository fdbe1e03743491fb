import { createServer } from "node:http";
import { newId } from "@handrail/core";
import { readTarget, writeReply } from "@handrail/core/conversations/agent-reply-sql";
import type { HotSql } from "@handrail/db";
import pg from "pg";

/**
 * The same statements in the same transaction on a bare `node:http` + `pg` server: no sign-in, no checks of input or
 * permission, no realtime. What `command.bench.ts` measures against. Settings come as JSON in the first argument.
 */
const { databaseUrl, orgId, membershipId, poolSize } = JSON.parse(process.argv[2] ?? "{}");

const pool = new pg.Pool({ connectionString: databaseUrl, max: poolSize, options: "-c TimeZone=UTC" });

async function reply(sql: HotSql, { conversationId, clientId, body }: Record<string, string>) {
  const target = await readTarget(sql, orgId, conversationId ?? "");
  if (!target?.ticket) throw new Error("no such conversation");
  const createdAt = new Date();
  const seq = target.lastSeq + 1;
  const message = {
    id: newId(),
    conversationId: conversationId ?? "",
    seq,
    changeSeq: seq,
    senderKind: "agent" as const,
    senderName: "Bench",
    senderMembershipId: membershipId,
    isInternal: false,
    state: "sent" as const,
    body: body ?? "",
    sources: [],
    stale: [],
    editedAt: null,
    redactedBy: null,
    clientId: clientId ?? null,
    helpful: null,
    aiInteractionId: null,
    fileCount: 0,
    attachments: [],
    createdAt,
  };
  const { id, assigneeId } = target.ticket;
  const outboxId = newId();
  await writeReply(sql, {
    orgId,
    message,
    ticket: { id, status: "pending_customer", assigneeId: assigneeId ?? membershipId },
    event: {
      id: newId(),
      ...{ actorKind: "agent", actorMembershipId: membershipId, actorName: "Bench" },
      data: { seq },
    },
    outbox: {
      id: outboxId,
      pushes: [
        {
          channels: [`private-conversation.${conversationId}`, `private-thread.${conversationId}`],
          name: "message",
          data: { conversationId: message.conversationId, changeSeq: seq, message },
        },
      ],
    },
  });
  return { message, outboxId };
}

let committed: string[] = [];
let isStriking = false;

/** Strikes committed entries off the outbox, as many at a time as have come together. */
async function strike() {
  if (isStriking) return;
  isStriking = true;
  while (committed.length > 0) {
    const ids = committed;
    committed = [];
    await pool.query({
      name: "outbox_done",
      text: "SELECT app_private.outbox_done($1::uuid[])",
      values: [ids],
    });
  }
  isStriking = false;
}

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on("data", (chunk: Buffer) => chunks.push(chunk));
  request.on("end", async () => {
    const client = await pool.connect();
    try {
      await client.query(`BEGIN; SELECT set_config('app.org_id', '${orgId}', true)`);
      const send = async (statement: pg.QueryConfig) => (await client.query(statement)).rows;
      const sql: HotSql = Object.assign(send, { last: send });
      const { message, outboxId } = await reply(sql, JSON.parse(Buffer.concat(chunks).toString("utf8")));
      await client.query("COMMIT");
      committed.push(outboxId);
      void strike();
      response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(message));
    } catch (error) {
      await client.query("ROLLBACK");
      response.writeHead(500).end(String(error));
    } finally {
      client.release();
    }
  });
});

server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  process.send?.({ port: typeof address === "object" ? address?.port : 0 });
});
process.on("disconnect", () => process.exit(0));
