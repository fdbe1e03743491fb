import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applyPush, applySync, emptyLog, type MessageLog } from "./message-log.ts";
import { wireMessage } from "./testing/wire-message.ts";

const message = (seq: number, changeSeq = seq, body = `message ${seq}`) =>
  wireMessage({ id: `00000000-0000-7000-8000-${String(seq).padStart(12, "0")}`, seq, changeSeq, body });

const seqs = (log: MessageLog) => log.messages.map((held) => held.seq);

describe("message log", () => {
  it("lets go of what left the conversation, and takes it back at its place", () => {
    const all = [message(1), message(2), message(3)];
    const log = applySync(emptyLog, { messages: all, lastSeq: 3 });
    const without = applySync(log, { messages: [], gone: [message(2).id], lastSeq: 4 });
    expect(seqs(without)).toEqual([1, 3]);
    expect(seqs(applySync(without, { messages: [message(2, 5)], gone: [], lastSeq: 5 }))).toEqual([1, 2, 3]);
  });

  it("takes the next message and moves the cursor", () => {
    const { log, gap } = applyPush(emptyLog, { changeSeq: 1, message: message(1) });
    expect([seqs(log), log.cursor, gap]).toEqual([[1], 1, false]);
  });

  it("shows a message beyond a gap, keeps the cursor and asks for what is missing", () => {
    const { log, gap } = applyPush(emptyLog, { changeSeq: 3, message: message(3) });
    expect([seqs(log), log.cursor, gap]).toEqual([[3], 0, true]);
    const filled = applySync(log, { messages: [message(1), message(2), message(3)], lastSeq: 3 });
    expect([seqs(filled), filled.cursor]).toEqual([[1, 2, 3], 3]);
  });

  it("asks for a message that was too large to travel", () => {
    expect(applyPush(emptyLog, { changeSeq: 1 })).toEqual({ log: emptyLog, gap: true });
  });

  it("moves past changes that are not for this reader", () => {
    const log = applySync(emptyLog, { messages: [message(1)], lastSeq: 4 });
    expect(applyPush(log, { changeSeq: 5, message: message(5) }).gap).toBe(false);
  });

  it("replaces a draft by the message that it became, at its new place", () => {
    const log = applySync(emptyLog, { messages: [message(1), message(2), message(3)], lastSeq: 3 });
    const approved = { ...message(2, 4), seq: 4 };
    expect(seqs(applyPush(log, { changeSeq: 4, message: approved }).log)).toEqual([1, 3, 4]);
  });

  it("ends with everything once and in order, whatever was lost, doubled or late", () => {
    const total = 12;
    const everything = Array.from({ length: total }, (_, i) => message(i + 1));
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: total }), { maxLength: 40 }), (arrivals) => {
        let log = emptyLog;
        for (const seq of arrivals) {
          const applied = applyPush(log, { changeSeq: seq, message: message(seq) });
          log = applied.log;
          if (applied.gap && seq % 2 === 0) {
            const after = log.cursor;
            log = applySync(log, { messages: everything.slice(after, seq), lastSeq: seq });
          }
        }
        const after = log.cursor;
        log = applySync(log, { messages: everything.slice(after), lastSeq: total });
        expect(seqs(log)).toEqual(everything.map((held) => held.seq));
        expect(log.cursor).toBe(total);
      }),
    );
  });
});
