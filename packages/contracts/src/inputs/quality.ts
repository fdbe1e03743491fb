import { z } from "zod";
import { idSchema } from "../ids.ts";
import { line, page } from "./fields.ts";

/** One page of what the organisation's AI is tested with. */
export const listGoldenInput = z.strictObject({ ...page, isExcluded: z.boolean() });

export const excludeGoldenInput = z.strictObject({ id: idSchema, isExcluded: z.boolean() });

export const addGoldenInput = z.strictObject({ number: line(40) });
