import { newId } from "@handrail/core";
import { readTarget, writeReply } from "@handrail/core/conversations/agent-reply-sql";
import type { HotSql } from "@handrail/db";
import { poolOf, serveBaseline } from "./baseline-frame.ts";

/** An agent's reply, without realtime. What `command.bench.ts` measures against. Settings come as JSON in the first argument. */
const { databaseUrl, orgId, membershipId, poolSize } = JSON.parse(process.argv[2] ?? "{}");

const pool = poolOf({ databaseUrl, poolSize: 1 });

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
async function strike(outboxId: string) {
  committed.push(outboxId);
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

serveBaseline({
  databaseUrl,
  poolSize,
  orgOf: () => orgId,
  answer: async (sql, { body }) => {
    const { message, outboxId } = await reply(sql, JSON.parse(body));
    return { said: message, committed: () => void strike(outboxId) };
  },
});
