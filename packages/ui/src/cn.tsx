import { type ClassValue, clsx } from "clsx";
import { extendTailwindMerge } from "tailwind-merge";

const merge = extendTailwindMerge({
  extend: {
    theme: {
      text: ["xs", "sm", "md", "base", "lg", "xl"],
      radius: ["tight", "control", "card"],
      shadow: ["control", "float", "dialog"],
    },
  },
});

/** Joins class names; of two that set the same thing, the last one wins. */
export function cn(...classes: ClassValue[]) {
  return merge(clsx(classes));
}
