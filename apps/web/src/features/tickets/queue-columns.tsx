"use client";
import { queueColumns } from "@handrail/contracts/inputs/queue";
import { Checkbox } from "@handrail/ui/checkbox";
import {
  Dialog,
  DialogBody,
  DialogContent,
  DialogDescription,
  DialogHeader,
  DialogTitle,
} from "@handrail/ui/dialog";
import { IconButton } from "@handrail/ui/icon-button";
import { toast } from "@handrail/ui/toast";
import { ArrowDown, ArrowUp } from "lucide-react";
import { useTranslations } from "next-intl";
import { useErrorText } from "../../lib/use-error-text.ts";
import { trpc } from "../../trpc/client.tsx";

/** PURE. A list with one of its items moved one place. */
export function moved<T>(list: readonly T[], from: number, step: 1 | -1): T[] {
  const to = from + step;
  const item = list[from];
  if (item === undefined || to < 0 || to >= list.length) return [...list];
  return list.toSpliced(from, 1).toSpliced(to, 0, item);
}

/** Which columns the person sees, and in what order; kept as it is changed. */
export function ColumnsDialog({
  open,
  onOpenChange,
}: {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}) {
  const t = useTranslations("queue.columns");
  const common = useTranslations("common");
  const errorText = useErrorText();
  const utils = trpc.useUtils();
  const settings = trpc.queue.settings.useQuery();
  const change = trpc.queue.changeSettings.useMutation({
    onMutate: ({ columns }) =>
      utils.queue.settings.setData(
        undefined,
        (before) => before && { ...before, ...(columns ? { columns } : {}) },
      ),
    onError: (error) => {
      toast.error(errorText(error));
      void utils.queue.settings.invalidate();
    },
  });
  const shown = settings.data?.columns ?? [];
  const rest = queueColumns.filter((column) => !shown.includes(column));
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent closeLabel={common("close")} phone="card" size="sm">
        <DialogHeader>
          <DialogTitle>{t("title")}</DialogTitle>
          <DialogDescription>{t("hint")}</DialogDescription>
        </DialogHeader>
        <DialogBody className="pb-4">
          <ul className="flex flex-col">
            {[...shown, ...rest].map((column, index) => {
              const isShown = index < shown.length;
              const name = t(column);
              return (
                <li key={column} className="flex h-9 items-center gap-1">
                  <Checkbox
                    className="min-w-0 flex-1"
                    label={name}
                    checked={isShown}
                    disabled={column === "subject"}
                    onCheckedChange={() =>
                      change.mutate({
                        columns: isShown ? shown.filter((each) => each !== column) : [...shown, column],
                      })
                    }
                  />
                  {isShown && (
                    <>
                      <IconButton
                        size="sm"
                        label={t("up", { name })}
                        disabled={index === 0}
                        onClick={() => change.mutate({ columns: moved(shown, index, -1) })}
                      >
                        <ArrowUp />
                      </IconButton>
                      <IconButton
                        size="sm"
                        label={t("down", { name })}
                        disabled={index === shown.length - 1}
                        onClick={() => change.mutate({ columns: moved(shown, index, 1) })}
                      >
                        <ArrowDown />
                      </IconButton>
                    </>
                  )}
                </li>
              );
            })}
          </ul>
        </DialogBody>
      </DialogContent>
    </Dialog>
  );
}
