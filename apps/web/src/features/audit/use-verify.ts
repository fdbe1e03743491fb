"use client";
import { useRef, useState } from "react";
import { type RouterOutputs, trpc } from "../../trpc/client.tsx";

type Step = RouterOutputs["audit"]["verify"];
export type Verification =
  | { state: "idle" }
  | { state: "running"; checkedTo: number; total: number }
  | { state: "done"; seals: number; events: number; problem: Step["problem"] }
  | { state: "failed"; error: unknown };

/** Checks all seals, some at a time, until the first thing that is not as it was. */
export function useVerify() {
  const [verification, setVerification] = useState<Verification>({ state: "idle" });
  const isRunning = useRef(false);
  const { mutateAsync } = trpc.audit.verify.useMutation();
  async function verify() {
    if (isRunning.current) return;
    isRunning.current = true;
    try {
      let afterSeq = 0;
      let events = 0;
      setVerification({ state: "running", checkedTo: 0, total: 0 });
      for (;;) {
        const step = await mutateAsync({ afterSeq });
        events += step.events;
        afterSeq = step.checkedTo;
        if (step.isDone) {
          setVerification({ state: "done", seals: step.checkedTo, events, problem: step.problem });
          return;
        }
        setVerification({ state: "running", checkedTo: step.checkedTo, total: step.total });
      }
    } catch (error) {
      setVerification({ state: "failed", error });
    } finally {
      isRunning.current = false;
    }
  }
  return { verification, verify };
}
