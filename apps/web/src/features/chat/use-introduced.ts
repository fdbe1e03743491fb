"use client";
import { useState } from "react";
import { readStored, writeStored } from "../../lib/stored.ts";

/** Whether a visitor has said in this chat who he or she is, or not to be asked again; kept on this device. */
export function useIntroduced(conversationId: string): [boolean, () => void] {
  const key = `handrail-introduced:${conversationId}`;
  const [isDone, setDone] = useState(() => readStored(key) !== null);
  const finish = () => {
    writeStored(key, "1");
    setDone(true);
  };
  return [isDone, finish];
}
