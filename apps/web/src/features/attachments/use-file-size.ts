"use client";
import { useFormatter } from "next-intl";

const units = ["byte", "kilobyte", "megabyte", "gigabyte"] as const;

/** A size in bytes, in words of the reader's language. */
export function useFileSize() {
  const format = useFormatter();
  return (bytes: number) => {
    const power = Math.min(units.length - 1, Math.floor(Math.log(Math.max(bytes, 1)) / Math.log(1024)));
    const maximumFractionDigits = power > 1 ? 1 : 0;
    return format.number(bytes / 1024 ** power, {
      style: "unit",
      unit: units[power] ?? "byte",
      unitDisplay: power === 0 ? "long" : "short",
      maximumFractionDigits,
    });
  };
}
