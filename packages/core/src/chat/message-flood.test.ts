import { describe, expect, it } from "vitest";
import { createLimiter } from "../adapters/limiter.ts";
import { newId } from "../ids.ts";
import { beginChat, readChat } from "../testing/hostile-chats.ts";
import { testOrg } from "../testing/test-org.ts";
import { textsFor, visit } from "../testing/visitors.ts";
import { answerChat, closeChat, currentChat, startChat } from "./index.ts";

describe("a flood of messages", () => {
  it("A6: is refused before anything is written, by the visitor and by the address, and says when to come back", async () => {
    const org = await testOrg();
    const few = { points: 2, seconds: 600 };
    const from = newId();
    const flood = async (rule: "chat_visitor" | "chat_ip", visitors: Awaited<ReturnType<typeof visit>>[]) => {
      const limiter = createLimiter(org.ports.db.pool, { [rule]: few });
      const outcomes: unknown[] = [];
      for (const { actor } of visitors) {
        const ctx = { ...org.as(actor), ports: { ...org.ports, limiter } };
        const { conversationId } = await startChat(ctx, { idempotencyKey: newId() });
        const message = { conversationId, clientId: newId(), body: "Again", address: from };
        const stream = await answerChat(ctx, message).catch((error: unknown) => error);
        if (stream instanceof ReadableStream) for await (const _ of stream);
        else outcomes.push(stream);
      }
      return outcomes;
    };
    const refused = [{ reason: "too_many_requests", retryAfterSeconds: expect.any(Number) }];
    const one = await visit(org);
    expect(await flood("chat_visitor", [one, one, one])).toMatchObject(refused);
    expect(await flood("chat_ip", [await visit(org), await visit(org), await visit(org)])).toMatchObject(
      refused,
    );
    const chat = await currentChat(org.as(one.actor));
    expect(await textsFor(org, one.actor, chat?.conversationId ?? "")).toHaveLength(2);
  });

  it("A6, I6: is refused with when to come back; what was refused is sent again as the same message, and nothing is lost or doubled", async () => {
    const org = await testOrg();
    const limiter = createLimiter(org.ports.db.pool, {
      chat: { points: 5, seconds: 1 },
      message: { points: 5, seconds: 1 },
    });
    const ctx = {
      ...org.as(org.customer),
      ports: { ...org.ports, limiter },
      org: { ...org.org, aiReplies: false },
    };
    const conversationId = await beginChat(org);
    const texts = Array.from({ length: 20 }, (_, index) => ({ clientId: newId(), body: `Message ${index}` }));
    let left = texts;
    let refused = 0;
    for (let round = 0; round < 12 && left.length > 0; round += 1) {
      const again: typeof texts = [];
      let waitSeconds = 0;
      for (const text of left) {
        try {
          for await (const _ of await answerChat(ctx, { conversationId, ...text }));
        } catch (error) {
          expect(error).toMatchObject({ code: "LIMIT_REACHED", reason: "too_many_requests" });
          waitSeconds = Number(Reflect.get(Object(error), "retryAfterSeconds"));
          expect(waitSeconds).toBeGreaterThan(0);
          refused += 1;
          again.push(text);
        }
      }
      left = again;
      if (left.length > 0) await new Promise((resolve) => setTimeout(resolve, waitSeconds * 1_000));
    }
    expect(refused).toBeGreaterThan(10);
    const stored = (await readChat(org, conversationId, org.customer)).filter(
      ({ senderKind }) => senderKind === "customer",
    );
    expect(stored.map(({ body }) => body)).toEqual(texts.map(({ body }) => body));
    await closeChat(org.as(org.customer), { conversationId });
  }, 30_000);
});
