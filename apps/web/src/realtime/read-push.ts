import { type PushData, type PushName, pushes } from "@handrail/contracts/realtime";

/** PURE. What a push carries; null where it is not what its name says. */
export function readPush<Name extends PushName>(name: Name, event: unknown): PushData<Name> | null {
  const parsed = pushes[name].safeParse(event);
  // The schema picked by `name` is the one whose output this is.
  return parsed.success ? (parsed.data as PushData<Name>) : null;
}
