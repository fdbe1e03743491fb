"use client";

import * as Primitive from "radix-ui/avatar";
import type { ReactNode } from "react";
import { cn } from "./cn.tsx";
import { type Tone, toneSoft, toneSolid } from "./tones.tsx";

const sizes = {
  xs: "size-5 text-[0.5625rem]",
  sm: "size-6 text-[0.625rem]",
  md: "size-8 text-xs",
  lg: "size-10 text-md",
  xl: "size-14 text-lg",
} as const;

const palette: readonly Tone[] = ["info", "success", "warning", "danger", "accent", "neutral", "note"];

type AvatarProps = {
  name: string;
  src?: string | null | undefined;
  size?: keyof typeof sizes;
  tone?: Tone;
  icon?: ReactNode;
  status?: { tone: Tone; label: string };
  decorative?: boolean;
  className?: string;
};

/** A face, else initials on a tone that stays the same for a name. `decorative` when the name stands beside it. */
export function Avatar({ name, src, size = "md", tone, icon, status, decorative, className }: AvatarProps) {
  return (
    <span
      className={cn("relative inline-flex shrink-0 align-middle", className)}
      {...(decorative
        ? { "aria-hidden": true }
        : { role: "img", "aria-label": status ? `${name}, ${status.label}` : name })}
      title={decorative ? undefined : name}
    >
      <Primitive.Root
        className={cn(
          "inline-flex select-none items-center justify-center overflow-hidden rounded-full border font-semibold [&_svg]:size-[55%]",
          sizes[size],
          toneSoft[tone ?? toneOf(name)],
        )}
      >
        {src && <Primitive.Image src={src} alt="" className="size-full object-cover" />}
        <Primitive.Fallback className="grid size-full place-items-center">
          {icon ?? initialsOf(name)}
        </Primitive.Fallback>
      </Primitive.Root>
      {status && (
        <span
          className={cn(
            "absolute -end-0.5 -bottom-0.5 size-2.5 rounded-full border-2 border-surface",
            toneSolid[status.tone],
          )}
        />
      )}
    </span>
  );
}

type AvatarStackProps = {
  people: readonly { name: string; src?: string | null }[];
  max?: number;
  moreLabel: (hidden: number) => string;
  size?: keyof typeof sizes;
  className?: string;
};

/** Several people, overlapping; those past `max` become a number. */
export function AvatarStack({ people, max = 3, moreLabel, size = "sm", className }: AvatarStackProps) {
  const hidden = people.length - max;
  return (
    <span className={cn("inline-flex items-center align-middle -space-x-1.5 rtl:space-x-reverse", className)}>
      {people.slice(0, max).map((person) => (
        <Avatar key={person.name} {...person} size={size} className="rounded-full ring-2 ring-surface" />
      ))}
      {hidden > 0 && (
        <span
          className={cn(
            "z-1 inline-flex items-center justify-center rounded-full border font-semibold ring-2 ring-surface tabular-nums",
            sizes[size],
            toneSoft.neutral,
          )}
        >
          <span aria-hidden>+{hidden}</span>
          <span className="sr-only">{moreLabel(hidden)}</span>
        </span>
      )}
    </span>
  );
}

function initialsOf(name: string) {
  const words = name
    .trim()
    .split(/[\s@._-]+/)
    .filter(Boolean);
  const first = words[0] ?? "?";
  const last = words.length > 1 ? (words.at(-1) ?? "") : "";
  return ([...first][0] ?? "?").toUpperCase() + ([...last][0] ?? "").toUpperCase();
}

function toneOf(name: string): Tone {
  let hash = 7;
  for (const char of name) hash = (hash * 31 + (char.codePointAt(0) ?? 0)) >>> 0;
  return palette[hash % palette.length] ?? "neutral";
}
