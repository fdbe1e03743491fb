import type { KbImportNote, KbImportOutcome, KbImportReason, Locale } from "@handrail/contracts";
import type { PageFields } from "./page-fields.ts";
import type { SourceFile } from "./source/source.ts";

export type Note = { code: KbImportNote; detail: string };

/** What came of one file. */
export type FileReport = {
  path: string;
  outcome: KbImportOutcome;
  reason?: KbImportReason;
  detail?: string;
  notes?: Note[];
  articleId?: string | null;
  title?: string;
  slug?: string;
  locale?: Locale;
};

/** A page as it was found, without its text. */
export type ScannedPage = {
  file: SourceFile;
  path: string;
  /** The path without what tells its language: the same for all translations. */
  key: string;
  locale: Locale;
  title: string;
  fields: PageFields;
  isMdx: boolean;
  /** Ids of its headings, as links name them → as the help centre does. */
  headings: ReadonlyMap<string, string>;
  /** Names of the pages that it puts into itself → their addresses, as written. */
  partials: ReadonlyMap<string, string>;
  images: ReadonlyMap<string, string>;
  notes: Note[];
};

export type CategoryFolder = { label: string | null; description: string | null; position: number | null };
