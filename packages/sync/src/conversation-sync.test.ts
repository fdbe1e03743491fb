import { describe, expect, it } from "vitest";
import { followConversation } from "./conversation-sync.ts";
import { wireMessage } from "./testing/wire-message.ts";

const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`;
const message = (seq: number) =>
  wireMessage({ id: id(seq), conversationId: id(0), seq, body: `text ${seq}` });

/** A conversation on a server that answers two messages at a time, only when it is let. */
function server() {
  const state = { last: 0, isDown: false, asked: [] as number[] };
  const fetchPage = async (afterSeq: number) => {
    state.asked.push(afterSeq);
    await Promise.resolve();
    if (state.isDown) throw new Error("down");
    const until = Math.min(state.last, afterSeq + 2);
    const messages = Array.from({ length: Math.max(0, until - afterSeq) }, (_, index) =>
      message(afterSeq + index + 1),
    );
    return { messages, lastSeq: until, hasMore: until < state.last };
  };
  return { state, fetchPage };
}

describe("following a conversation", () => {
  it("fetches page after page", async () => {
    const { state, fetchPage } = server();
    state.last = 5;
    const seen: number[] = [];
    const conversation = followConversation({ fetchPage, onChange: (log) => seen.push(log.cursor) });
    await conversation.sync();
    expect(conversation.log().messages.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5]);
    expect(seen).toEqual([2, 4, 5]);
  });

  it("asks once more, and never twice at once, when asked while asking", async () => {
    const { state, fetchPage } = server();
    state.last = 1;
    const conversation = followConversation({ fetchPage, onChange: () => undefined });
    const first = conversation.sync();
    await Promise.all([conversation.sync(), conversation.sync(), first]);
    expect(state.asked).toEqual([0, 1]);
  });

  it("fills a gap that a push shows", async () => {
    const { state, fetchPage } = server();
    state.last = 2;
    const conversation = followConversation({ fetchPage, onChange: () => undefined });
    await conversation.sync();
    state.last = 4;
    conversation.push({ changeSeq: 4, message: message(4) });
    expect(conversation.log().messages.map(({ seq }) => seq)).toEqual([1, 2, 4]);
    await expect.poll(() => conversation.log().messages.map(({ seq }) => seq)).toEqual([1, 2, 3, 4]);
  });

  it("keeps what it holds when the server cannot be asked, and goes on from there", async () => {
    const { state, fetchPage } = server();
    state.last = 2;
    const failures: unknown[] = [];
    const onFailure = (error: unknown) => failures.push(error);
    const conversation = followConversation({ fetchPage, onChange: () => undefined, onFailure });
    await conversation.sync();
    Object.assign(state, { isDown: true, last: 3 });
    await conversation.sync();
    expect(failures).toHaveLength(1);
    expect(conversation.log().cursor).toBe(2);
    state.isDown = false;
    await conversation.sync();
    expect(conversation.log().cursor).toBe(3);
  });

  it("is read anew from a server that has less than was held, and misses nothing of what comes then", async () => {
    const { state, fetchPage } = server();
    state.last = 5;
    const conversation = followConversation({ fetchPage, onChange: () => undefined });
    await conversation.sync();
    state.last = 3;
    await conversation.sync();
    expect(conversation.log().messages.map(({ seq }) => seq)).toEqual([1, 2, 3]);
    state.last = 4;
    conversation.push({ changeSeq: 4, message: message(4) });
    expect(conversation.log()).toMatchObject({ cursor: 4, messages: [1, 2, 3, 4].map((seq) => ({ seq })) });
    state.last = 0;
    await conversation.sync();
    expect(conversation.log().messages).toEqual([]);
  });

  it("tells nothing after it was stopped", async () => {
    const { state, fetchPage } = server();
    state.last = 1;
    const seen: number[] = [];
    const conversation = followConversation({ fetchPage, onChange: (log) => seen.push(log.cursor) });
    const under = conversation.sync();
    conversation.stop();
    await under;
    expect(seen).toEqual([]);
  });
});
