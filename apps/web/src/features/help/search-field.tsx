"use client";
import { IconButton } from "@handrail/ui/icon-button";
import { Input } from "@handrail/ui/input";
import { Search, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useEffect, useRef } from "react";

type Props = {
  value: string;
  onChange: (value: string) => void;
  onKeyDown: (event: KeyboardEvent) => void;
  /** The list of results below, when it is there. */
  listId: string | undefined;
  activeId: string | undefined;
  /** On a page: "/" brings the focus here and Esc empties the field. In a dialog Esc closes the dialog. */
  onPage?: boolean;
  /** Under which the text is sent where no script runs. */
  name?: string;
  className?: string;
};

/** The search field of the help centre: a combobox whose options are the results below it. */
export function SearchField(props: Props) {
  const { value, onChange, onKeyDown, listId, activeId, onPage = false, name, className } = props;
  const t = useTranslations("help.search");
  const own = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (!onPage) return;
    const onSlash = (event: globalThis.KeyboardEvent) => {
      const inField =
        event.target instanceof Element && event.target.closest("input, textarea, select, [role=dialog]");
      if (event.key !== "/" || inField || event.metaKey || event.ctrlKey || event.altKey) return;
      event.preventDefault();
      own.current?.focus();
    };
    window.addEventListener("keydown", onSlash);
    return () => window.removeEventListener("keydown", onSlash);
  }, [onPage]);
  return (
    <Input
      ref={own}
      name={name}
      size="lg"
      type="text"
      role="combobox"
      inputMode="search"
      enterKeyHint="search"
      autoComplete="off"
      spellCheck={false}
      maxLength={500}
      aria-label={t("label")}
      aria-autocomplete="list"
      aria-expanded={listId !== undefined}
      aria-controls={listId}
      aria-activedescendant={activeId}
      placeholder={t("placeholder")}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      onKeyDown={(event) => {
        if (onPage && event.key === "Escape" && value !== "") {
          event.preventDefault();
          onChange("");
          return;
        }
        onKeyDown(event);
      }}
      leading={<Search aria-hidden />}
      trailing={
        value === "" ? null : (
          <IconButton
            size="sm"
            label={t("clear")}
            onClick={() => {
              onChange("");
              own.current?.focus();
            }}
          >
            <X />
          </IconButton>
        )
      }
      className={className}
    />
  );
}
