import type { WireMessage } from "@handrail/contracts";
import { wireMessage } from "@handrail/sync/testing/wire-message";
import { expect, it } from "vitest";
import { lastPublicSeq } from "../thread/thread-items.ts";
import { interleave } from "./interleave.ts";

const message = (id: string, seq: number, minute: number, state: WireMessage["state"] = "sent") =>
  wireMessage({ id, seq, state, body: id, createdAt: new Date(Date.UTC(2026, 0, 1, 9, minute)) });

it("lays merged messages between the others by time, without a say in what was read", () => {
  const own = [message("one", 1, 0), message("two", 2, 20)];
  const merged = [message("early", 7, 10), message("draft", 8, 11, "draft"), message("late", 9, 30)];
  const all = interleave(own, merged);
  expect(all.map(({ id }) => id)).toEqual(["one", "early", "two", "late"]);
  expect(lastPublicSeq(all)).toBe(2);
  expect(interleave(own, [])).toBe(own);
});
