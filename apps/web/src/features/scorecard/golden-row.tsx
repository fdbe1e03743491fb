"use client";
import { Badge } from "@handrail/ui/badge";
import { Button } from "@handrail/ui/button";
import { toast } from "@handrail/ui/toast";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useErrorText } from "../../lib/use-error-text.ts";
import { type RouterOutputs, trpc } from "../../trpc/client.tsx";

type Item = RouterOutputs["quality"]["golden"]["items"][number];

const origins = ["corrected", "resolved", "approved", "added"] as const;

/** One question of the test and what is right; it can be taken out and put back in. */
export function GoldenRow({ item, mayChange }: { item: Item; mayChange: boolean }) {
  const t = useTranslations("scorecard");
  const errorText = useErrorText();
  const utils = trpc.useUtils();
  const exclude = trpc.quality.exclude.useMutation({
    onSuccess: ({ isExcluded }) => {
      toast.success(t(isExcluded ? "wasExcluded" : "wasIncluded"), {
        action: {
          label: t("undo"),
          onClick: () => exclude.mutate({ id: item.id, isExcluded: !isExcluded }),
        },
      });
    },
    onError: (error) => toast.error(errorText(error)),
    onSettled: () => utils.quality.invalidate(),
  });
  const origin = origins.find((known) => known === item.origin) ?? "resolved";
  const [subject, ...rest] = item.question.split("\n");
  const words = rest.join(" ");
  return (
    <li className="flex flex-wrap items-start gap-x-4 gap-y-2 px-4 py-3">
      <div className="min-w-0 flex-1 basis-72">
        <p className="truncate text-sm font-medium">{subject}</p>
        {words && <p className="line-clamp-2 text-sm text-fg-muted wrap-anywhere">{words}</p>}
        <p className="mt-1 flex flex-wrap items-center gap-x-2 gap-y-1 text-xs text-fg-muted">
          <Link
            href={`/support-dashboard/tickets/${item.ticketId}`}
            className="font-medium text-fg hover:underline"
          >
            {item.number}
          </Link>
          <Badge>{item.category ?? t("noCategory")}</Badge>
          {item.intent && <Badge>{item.intent}</Badge>}
          {item.article && <span className="wrap-anywhere">{t("from", { article: item.article })}</span>}
          <span>{t(`origins.${origin}`)}</span>
        </p>
      </div>
      {mayChange && (
        <Button
          size="sm"
          loading={exclude.isPending}
          aria-label={t(item.isExcluded ? "includeOne" : "excludeOne", { number: item.number })}
          onClick={() => exclude.mutate({ id: item.id, isExcluded: !item.isExcluded })}
        >
          {t(item.isExcluded ? "include" : "exclude")}
        </Button>
      )}
    </li>
  );
}
