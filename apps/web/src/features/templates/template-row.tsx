"use client";
import { Badge } from "@handrail/ui/badge";
import { TableCell, TableRow } from "@handrail/ui/table";
import { Star } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import type { RouterOutputs } from "../../trpc/client.tsx";
import { RelativeTime } from "../shell/relative-time.tsx";

export type StaffTemplate = RouterOutputs["templates"]["list"][number];

/** A template, how often it went out, and what customers made of it. */
export function TemplateRow({ template, onOpen }: { template: StaffTemplate; onOpen: () => void }) {
  const t = useTranslations("templates.settings");
  const format = useFormatter();
  const { name, shortcut, category, uses, rating, ratings, lastUsedAt, isActive } = template;
  return (
    <TableRow interactive onClick={onOpen}>
      <TableCell truncate>
        <button
          type="button"
          className="max-w-full truncate font-medium text-fg hover:underline"
          onClick={(event) => {
            event.stopPropagation();
            onOpen();
          }}
        >
          {name}
        </button>
      </TableCell>
      <TableCell className="text-fg-muted">{shortcut ? `/${shortcut}` : ""}</TableCell>
      <TableCell className="text-fg-muted max-md:hidden">{category?.name}</TableCell>
      <TableCell align="end" className="tabular-nums">
        <span title={lastUsedAt ? undefined : t("neverUsed")}>{format.number(uses)}</span>
      </TableCell>
      <TableCell align="end" className="tabular-nums">
        {rating === null ? (
          <span className="text-fg-subtle">–</span>
        ) : (
          <span className="inline-flex items-center gap-1" title={t("ratings", { count: ratings })}>
            <Star aria-hidden className="size-3.5 text-fg-subtle" />
            {format.number(rating, { maximumFractionDigits: 1, minimumFractionDigits: 1 })}
          </span>
        )}
      </TableCell>
      <TableCell className="text-fg-muted max-md:hidden">
        {lastUsedAt ? <RelativeTime at={lastUsedAt} /> : <span className="text-fg-subtle">–</span>}
      </TableCell>
      <TableCell>
        <Badge tone={isActive ? "success" : "muted"}>{t(isActive ? "active" : "inactive")}</Badge>
      </TableCell>
    </TableRow>
  );
}
