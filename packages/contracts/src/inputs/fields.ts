import { z } from "zod";
import { domainToASCII } from "./domain-to-ascii.ts";

/** Removes characters that PostgreSQL cannot store or that only serve to deceive a reader. */
const unsafe = /[\p{Cc}--[\n\t]]|\p{Cs}|[\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gv;

/** Text that PostgreSQL can store, also inside JSON: without control characters and halves of characters. */
export const storable = (value: string) => value.replace(/[\p{Cc}--[\n\t]]|\p{Cs}/gv, "");

/** What somebody looks for: any text, also none. */
export const search = (max: number) =>
  z
    .string()
    .max(max)
    .transform((value) => storable(value).trim());

/** One line of text: trimmed, white space folded, control and direction-override characters removed. */
export const line = (max: number, min = 1) =>
  z
    .string()
    .max(max * 4)
    .transform((value) => value.replace(unsafe, "").replace(/\s+/g, " ").trim())
    .pipe(z.string().min(min).max(max));

/** Text of several lines (Markdown source): trimmed at the end, control characters removed. */
export const text = (max: number, min = 1) =>
  z
    .string()
    .max(max + 1_000, `Too big: expected string to have <=${max} characters`)
    .transform((value) => value.replace(/\r\n?/g, "\n").replace(unsafe, "").trim())
    .pipe(z.string().min(min).max(max));

/** Markdown as it was written, spaces at its ends included; control characters removed. */
export const markdown = (max: number) =>
  z
    .string()
    .max(max)
    .transform((value) => value.replace(/\r\n?/g, "\n").replace(unsafe, ""));

const asciiLocal = /^[\x21-\x7e]+$/;
const hostLike = /^[^\s/\\?#@:%[\]]+$/;

/**
 * An e-mail address in its one stored form: lower case, domain in its ASCII form, local part ASCII only.
 * Look-alike letters cannot make a second spelling of somebody's address (attack A8): checked before lower case,
 * which turns some of them into ASCII.
 */
export const email = z
  .string()
  .trim()
  .max(254)
  .transform((value) => {
    const at = value.lastIndexOf("@");
    const local = value.slice(0, Math.max(at, 0));
    const domain = value.slice(at + 1);
    if (!asciiLocal.test(local) || !hostLike.test(domain)) return "";
    return `${local}@${domainToASCII(domain)}`.toLowerCase();
  })
  .pipe(z.email().max(254));

/** What tRPC's infinite queries send along; lists are read forwards only. */
export const direction = z.literal("forward").optional();

/** Keyset page: an opaque cursor from the page before, and how many rows. */
export const page = {
  cursor: z.string().max(500).nullish(),
  limit: z.number().int().min(1).max(100).default(50),
  direction,
};

/** A point in time that somebody plans for. */
export const plannedTime = z
  .date()
  .min(new Date("2000-01-01T00:00:00Z"))
  .max(new Date("2200-01-01T00:00:00Z"));
