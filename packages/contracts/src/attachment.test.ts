import { expect, it } from "vitest";
import { isWireAttachment } from "./attachment.ts";
import { wireAttachmentSchema } from "./realtime.ts";

const whole = {
  id: "019a0000-0000-7000-8000-000000000001",
  name: "screenshot.png",
  contentType: "image/png",
  size: 1_024,
  width: 640,
  height: null,
  state: "ready",
  previewUrl: null,
  downloadUrl: "/api/files/1",
};
const wrong = [
  undefined,
  null,
  "",
  "x",
  1.5,
  -1,
  Number.NaN,
  true,
  [],
  {},
  "held",
  "019A0000-0000-7000-8000-000000000001",
];
const changed = Object.keys(whole).flatMap((key) => wrong.map((value) => ({ ...whole, [key]: value })));

it.each([whole, null, undefined, "x", [], {}, ...changed])("says of %j what the schema says", (value) => {
  expect(isWireAttachment(value)).toBe(wireAttachmentSchema.safeParse(value).success);
});
