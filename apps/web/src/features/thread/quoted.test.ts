import { expect, it } from "vitest";
import { splitQuoted } from "./quoted.ts";

it.each([
  ["Thanks!\n\n> a\n> b", "Thanks!", "> a\n> b"],
  [
    "Thanks!\n\nOn Mon, 3 May 2026 at 10:00, Ana wrote:\n> a\n>\n> b\n",
    "Thanks!",
    "On Mon, 3 May 2026 at 10:00, Ana wrote:\n> a\n>\n> b",
  ],
  [
    "Gracias\n\nEl lun, 3 may 2026, Ana escribió:\n> a\n> b",
    "Gracias",
    "El lun, 3 may 2026, Ana escribió:\n> a\n> b",
  ],
  [
    "See below\n-----Original Message-----\nFrom: Ana\nText",
    "See below",
    "-----Original Message-----\nFrom: Ana\nText",
  ],
  ["> a question\n\nMy answer", "> a question\n\nMy answer", ""],
  ["> all\n> quote", "> all\n> quote", ""],
  ["One line\n> quoted", "One line\n> quoted", ""],
  ["On Monday he wrote:\nplain text goes on", "On Monday he wrote:\nplain text goes on", ""],
  ["plain", "plain", ""],
])("%j", (body, own, quoted) => {
  expect(splitQuoted(body)).toEqual({ own, quoted });
});
