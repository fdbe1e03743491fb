"use client";
import { Button } from "@handrail/ui/button";
import { cn } from "@handrail/ui/cn";
import { Input } from "@handrail/ui/input";
import { Popover, PopoverContent, PopoverTrigger } from "@handrail/ui/popover";
import { useFormatter, useTimeZone, useTranslations } from "next-intl";
import { type ReactElement, type ReactNode, useState } from "react";
import { fromInput, presets, toInput } from "./moments.ts";

type Props = {
  label: string;
  trigger: ReactElement;
  value: Date | null;
  onChoose: (at: Date) => void;
  /** Left out where there is nothing to take away. */
  onClear?: (() => void) | undefined;
  clearLabel: string;
  /** Further choices, below the usual ones; `close` ends the choosing. */
  more?: (close: () => void) => ReactNode;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
};

const hourMs = 3_600_000;

export const choiceRow =
  "flex min-h-8 w-full items-center gap-2 rounded-tight px-2 text-start text-sm text-fg hover:bg-surface-hover max-sm:min-h-10 [&_svg]:size-4 [&_svg]:text-fg-subtle";

/** Chooses a moment: by one click, or to the minute. */
export function MomentPicker(props: Props) {
  const { label, trigger, value, onChoose, onClear, clearLabel, more } = props;
  const t = useTranslations("templates.moments");
  const format = useFormatter();
  const timeZone = useTimeZone() ?? "UTC";
  const [ownOpen, setOwnOpen] = useState(false);
  const [typed, setTyped] = useState("");
  const isOpen = props.open ?? ownOpen;
  const setOpen = (open: boolean) => {
    setOwnOpen(open);
    setTyped("");
    props.onOpenChange?.(open);
  };
  const close = () => setOpen(false);
  const shown = typed || toInput(value ?? new Date(Date.now() + hourMs), timeZone);
  const at = fromInput(shown, timeZone);
  const isAhead = at !== null && at.getTime() > Date.now();
  const choose = (moment: Date) => {
    onChoose(moment);
    close();
  };
  return (
    <Popover open={isOpen} onOpenChange={setOpen}>
      <PopoverTrigger asChild>{trigger}</PopoverTrigger>
      <PopoverContent aria-label={label} className="w-72 p-1.5">
        {presets(new Date(), timeZone).map((preset) => (
          <button
            key={preset.name}
            type="button"
            className={cn(choiceRow, "justify-between")}
            onClick={() => choose(preset.at)}
          >
            {t(preset.name)}
            <span className="text-xs text-fg-muted tabular-nums">
              {format.dateTime(preset.at, {
                weekday: "short",
                day: "numeric",
                month: "short",
                hour: "numeric",
                minute: "2-digit",
              })}
            </span>
          </button>
        ))}
        {more?.(close)}
        <form
          className="mt-1 flex items-center gap-2 border-t border-line p-1.5 pt-2.5"
          onSubmit={(event) => {
            event.preventDefault();
            if (at && isAhead) choose(at);
          }}
        >
          <Input
            type="datetime-local"
            aria-label={t("exact")}
            value={shown}
            onChange={(event) => setTyped(event.target.value)}
            className="flex-1"
          />
          <Button type="submit" disabled={!isAhead}>
            {t("set")}
          </Button>
        </form>
        {onClear && (
          <button
            type="button"
            className={cn(choiceRow, "text-danger-text")}
            onClick={() => {
              onClear();
              close();
            }}
          >
            {clearLabel}
          </button>
        )}
      </PopoverContent>
    </Popover>
  );
}
