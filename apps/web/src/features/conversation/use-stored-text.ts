"use client";
import { useCallback, useEffect, useState } from "react";
import { readStored, writeStored } from "../../lib/stored.ts";

/** Text that survives a reload: kept under `key` on this device until it is emptied. */
export function useStoredText(key: string): [string, (text: string) => void] {
  const [text, setText] = useState("");
  useEffect(() => setText(readStored(key) ?? ""), [key]);
  const change = useCallback(
    (next: string) => {
      setText(next);
      writeStored(key, next || null);
    },
    [key],
  );
  return [text, change];
}
