import type { WireAttachment } from "@handrail/contracts";
import { expect, test } from "vitest";
import { isStale } from "./fresh-attachment.ts";
import { asUpload, attachedOf, changedUpload, restoreUploads, roomFor } from "./uploads.ts";

const attachment = (n: number, state: WireAttachment["state"] = "ready"): WireAttachment => ({
  id: `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`,
  name: `file ${n}`,
  contentType: "text/plain",
  size: n,
  width: null,
  height: null,
  state,
  previewUrl: null,
  downloadUrl: null,
});

test("what is refused is shown with its reason and goes with no message; what is held does", () => {
  const uploads = [attachment(1), attachment(2, "refused"), attachment(3, "held")].map(asUpload);
  expect(uploads[1]).toMatchObject({ state: "failed", problem: "malware" });
  expect(attachedOf(uploads).map(({ id }) => id)).toEqual([attachment(1).id, attachment(3).id]);
});

test("what is still sent goes with no message", () => {
  const uploads = [asUpload(attachment(1))];
  expect(attachedOf(changedUpload(uploads, attachment(1).id, { state: "sending" }))).toEqual([]);
  expect(changedUpload(uploads, "another", { state: "sending" })).toEqual(uploads);
});

test("a message has room for ten", () => {
  expect(roomFor([])).toBe(10);
  expect(roomFor(Array.from({ length: 12 }, (_, n) => asUpload(attachment(n))))).toBe(0);
});

test("what was kept is read back; anything else is nothing", () => {
  expect(restoreUploads(JSON.stringify([attachment(1)]))).toEqual([attachment(1)]);
  for (const stored of [null, "", "{", "[1]", '{"a":1}']) expect(restoreUploads(stored)).toEqual([]);
});

test("an address is asked for again before it runs out", () => {
  const url = "/api/files/attachment/x/download?expires=1000&signature=y";
  expect(isStale(url, 980_000)).toBe(false);
  expect(isStale(url, 990_000)).toBe(true);
  expect(isStale("/without", 0)).toBe(true);
});
