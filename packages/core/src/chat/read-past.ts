import type { WireMessage } from "@handrail/contracts";
import { v5 } from "uuid";
import type { TxContext } from "../context.ts";
import { toWire, wireSelect } from "../conversations/index.ts";
import type { AnswerTask } from "../triage/schema.ts";

const historyLength = 8;

/** The answer to a message has an id that follows from the message's, so that a retry finds it. */
export const answerId = ({ clientId, id }: Pick<WireMessage, "clientId" | "id">) =>
  v5("answer", clientId ?? id);

/** What was said before a question, and the answer that it has already. */
export type Past = { history: AnswerTask["history"]; earlier: WireMessage | null };

/** Reads it in the transaction that stores the question: a message that is new has no answer, the first of a chat no past. */
export async function readPast({ tx, org }: TxContext, question: WireMessage, isNew: boolean): Promise<Past> {
  const { conversationId, seq } = question;
  const place = { orgId: org.id, conversationId };
  const rows =
    seq === 1
      ? []
      : await tx.message.findMany({
          where: {
            ...place,
            isInternal: false,
            state: "sent",
            senderKind: { in: ["customer", "ai"] },
            seq: { lt: seq },
          },
          orderBy: { seq: "desc" },
          take: historyLength,
          select: { senderKind: true, body: true },
        });
  const earlier = isNew
    ? null
    : await tx.message.findFirst({
        where: { ...place, clientId: answerId(question), senderKind: "ai" },
        select: wireSelect,
      });
  const history: AnswerTask["history"] = rows
    .reverse()
    .map(({ senderKind, body }) => ({ from: senderKind === "ai" ? "assistant" : "customer", text: body }));
  return { history, earlier: earlier ? toWire(earlier) : null };
}
