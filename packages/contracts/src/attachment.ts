import type { WireAttachment } from "./realtime.ts";

const states: readonly unknown[] = ["held", "ready", "refused"] satisfies WireAttachment["state"][];
const isTextOrNull = (value: unknown) => value === null || typeof value === "string";
const isCountOrNull = (value: unknown) => value === null || Number.isSafeInteger(value);
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/**
 * PURE. Whether something is an attachment as `wireAttachmentSchema` describes it: what this browser kept, and what its
 * upload was answered with. Without that schema, for the support modal is to be light.
 */
export function isWireAttachment(value: unknown): value is WireAttachment {
  const file: { [Key in keyof WireAttachment]?: unknown } = Object(value);
  return (
    typeof file.id === "string" &&
    uuid.test(file.id) &&
    typeof file.name === "string" &&
    typeof file.contentType === "string" &&
    Number.isSafeInteger(file.size) &&
    isCountOrNull(file.width) &&
    isCountOrNull(file.height) &&
    states.includes(file.state) &&
    isTextOrNull(file.previewUrl) &&
    isTextOrNull(file.downloadUrl)
  );
}
