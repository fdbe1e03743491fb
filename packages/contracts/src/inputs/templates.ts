import { z } from "zod";
import { idSchema } from "../ids.ts";
import { line, text } from "./fields.ts";

const shortcut = z
  .string()
  .max(40)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);

const content = {
  name: line(80),
  shortcut: shortcut.nullable(),
  body: text(10_000),
  categoryId: idSchema.nullable(),
  isActive: z.boolean(),
};

export const createTemplateInput = z.strictObject(content);
export const changeTemplateInput = z.strictObject({
  templateId: idSchema,
  version: z.number().int().min(1),
  ...content,
});
/** For whom a template is filled in: the customer of a ticket, or of a chat. */
export const templateValuesInput = z.union([
  z.strictObject({ ticketId: idSchema }),
  z.strictObject({ conversationId: idSchema }),
]);
export const templateIdInput = z.strictObject({ templateId: idSchema });
