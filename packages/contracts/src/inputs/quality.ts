import { z } from "zod";
import { idSchema } from "../ids.ts";
import { line } from "./fields.ts";

/** One page of what the organisation's AI is tested with. */
export const listGoldenInput = z.strictObject({
  isExcluded: z.boolean(),
  cursor: z.string().max(300).nullish(),
});

export const excludeGoldenInput = z.strictObject({ id: idSchema, isExcluded: z.boolean() });

export const addGoldenInput = z.strictObject({ number: line(40) });
