/** What a colour means. `note` is for text only the team sees. */
export type Tone = "info" | "success" | "warning" | "danger" | "accent" | "neutral" | "muted" | "note";

export const toneSoft = {
  info: "bg-tone-info border-tone-info-line text-tone-info-fg",
  success: "bg-tone-success border-tone-success-line text-tone-success-fg",
  warning: "bg-tone-warning border-tone-warning-line text-tone-warning-fg",
  danger: "bg-tone-danger border-tone-danger-line text-tone-danger-fg",
  accent: "bg-tone-accent border-tone-accent-line text-tone-accent-fg",
  neutral: "bg-tone-neutral border-tone-neutral-line text-tone-neutral-fg",
  muted: "bg-tone-muted border-tone-muted-line text-tone-muted-fg",
  note: "bg-tone-note border-tone-note-line text-tone-note-fg",
} as const satisfies Record<Tone, string>;

export const toneText = {
  info: "text-tone-info-fg",
  success: "text-tone-success-fg",
  warning: "text-tone-warning-fg",
  danger: "text-tone-danger-fg",
  accent: "text-tone-accent-fg",
  neutral: "text-tone-neutral-fg",
  muted: "text-tone-muted-fg",
  note: "text-tone-note-fg",
} as const satisfies Record<Tone, string>;

export const toneSolid = {
  info: "bg-tone-info-solid",
  success: "bg-tone-success-solid",
  warning: "bg-tone-warning-solid",
  danger: "bg-tone-danger-solid",
  accent: "bg-tone-accent-solid",
  neutral: "bg-tone-neutral-solid",
  muted: "bg-tone-muted-solid",
  note: "bg-tone-note-solid",
} as const satisfies Record<Tone, string>;

export const toneIcon = {
  info: "text-tone-info-solid",
  success: "text-tone-success-solid",
  warning: "text-tone-warning-solid",
  danger: "text-tone-danger-solid",
  accent: "text-tone-accent-solid",
  neutral: "text-tone-neutral-solid",
  muted: "text-tone-muted-solid",
  note: "text-tone-note-solid",
} as const satisfies Record<Tone, string>;
