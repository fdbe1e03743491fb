import {
  FileArchive,
  FileImage,
  FileSpreadsheet,
  FileText,
  FileVideo,
  type LucideIcon,
  File as Plain,
} from "lucide-react";

const icons: [RegExp, LucideIcon][] = [
  [/^image\//, FileImage],
  [/^(?:video|audio)\//, FileVideo],
  [/zip|tar|gzip|rar|7z|compress/, FileArchive],
  [/csv|sheet|excel/, FileSpreadsheet],
  [/^text\/|pdf|word|document|rtf|json|xml/, FileText],
];

/** What kind of file it is, as a picture beside its name. */
export function FileIcon({ contentType }: { contentType: string }) {
  const Icon = icons.find(([pattern]) => pattern.test(contentType))?.[1] ?? Plain;
  return <Icon aria-hidden className="size-5 shrink-0 text-fg-subtle" />;
}
