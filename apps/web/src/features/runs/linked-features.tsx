"use client";
import { Button } from "@handrail/ui/button";
import { Combobox } from "@handrail/ui/combobox";
import { IconButton } from "@handrail/ui/icon-button";
import { Popover, PopoverContent, PopoverTrigger } from "@handrail/ui/popover";
import { toast } from "@handrail/ui/toast";
import { Lightbulb, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useErrorText } from "../../lib/use-error-text.ts";
import { type RouterOutputs, trpc } from "../../trpc/client.tsx";

type Linked = RouterOutputs["playbooks"]["runs"]["features"];
type Props = { ticketId: string; subject: string; linked: Linked; refresh: () => void };

function Choose({ ticketId, subject, linked, onDone }: Omit<Props, "refresh"> & { onDone: () => void }) {
  const t = useTranslations("act.feature");
  const errorText = useErrorText();
  const features = trpc.playbooks.features.useQuery();
  const link = trpc.playbooks.linkFeature.useMutation({
    onError: (error) => toast.error(errorText(error)),
    onSettled: onDone,
  });
  const others = (features.data ?? []).filter(({ id }) => !linked.some((each) => each.id === id));
  return (
    <div className="flex flex-col gap-3">
      <Combobox
        value={null}
        onValueChange={(featureId) =>
          featureId && link.mutate({ ticketId, featureId, title: null, isLinked: true })
        }
        options={others.map(({ id, title, votes }) => ({ value: id, label: t("option", { title, votes }) }))}
        placeholder={t("choose")}
        searchPlaceholder={t("find")}
        emptyLabel={t("none")}
      />
      <Button
        size="sm"
        loading={link.isPending}
        onClick={() =>
          link.mutate({ ticketId, featureId: null, title: subject.slice(0, 120), isLinked: true })
        }
      >
        {t("open", { title: subject })}
      </Button>
    </div>
  );
}

/** What the customer wishes for here, and counting him or her for more. */
export function LinkedFeatures({ ticketId, subject, linked, refresh }: Props) {
  const t = useTranslations("act.feature");
  const errorText = useErrorText();
  const utils = trpc.useUtils();
  const [isOpen, setOpen] = useState(false);
  const done = () => {
    setOpen(false);
    refresh();
    void utils.playbooks.features.invalidate();
  };
  const unlink = trpc.playbooks.linkFeature.useMutation({
    onError: (error) => toast.error(errorText(error)),
    onSettled: done,
  });
  return (
    <div className="flex flex-col items-start gap-1">
      {linked.map(({ id, title, status }) => (
        <span key={id} className="flex w-full items-center gap-2">
          <Lightbulb aria-hidden className="size-4 shrink-0 text-fg-subtle" />
          <span className="min-w-0 flex-1 wrap-anywhere">
            {title} <span className="text-xs text-fg-muted">{t(`status.${status}`)}</span>
          </span>
          <IconButton
            size="sm"
            label={t("unlink", { title })}
            onClick={() => unlink.mutate({ ticketId, featureId: id, title: null, isLinked: false })}
          >
            <X aria-hidden />
          </IconButton>
        </span>
      ))}
      <Popover open={isOpen} onOpenChange={setOpen}>
        <PopoverTrigger asChild>
          <Button size="sm" variant="ghost">
            <Lightbulb aria-hidden />
            {t("link")}
          </Button>
        </PopoverTrigger>
        <PopoverContent className="w-72 p-3">
          <Choose ticketId={ticketId} subject={subject} linked={linked} onDone={done} />
        </PopoverContent>
      </Popover>
    </div>
  );
}
