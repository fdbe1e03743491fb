"use client";

import { Search } from "lucide-react";
import type { ComponentProps } from "react";
import { Input } from "./input.tsx";
import { Kbd } from "./kbd.tsx";

type SearchInputProps = Omit<ComponentProps<typeof Input>, "type" | "onChange" | "trailing"> & {
  /** Its name, and what stands in it while it is empty. */
  label: string;
  value: string;
  onText: (text: string) => void;
  /** The key that leads here. */
  shortcut?: string;
};

/** A line to look for something by. */
export function SearchInput({ label, value, onText, shortcut, leading, ...props }: SearchInputProps) {
  return (
    <Input
      maxLength={200}
      {...props}
      type="search"
      aria-label={label}
      placeholder={label}
      leading={leading ?? <Search aria-hidden />}
      trailing={shortcut && !value ? <Kbd keys={[shortcut]} className="max-sm:hidden" /> : null}
      value={value}
      onChange={(event) => onText(event.target.value)}
    />
  );
}
