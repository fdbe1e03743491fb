"use client";
import { useEffect, useRef, useSyncExternalStore } from "react";
import { isTyping, type KeyState, matchKey } from "./keys.ts";
import { type ShortcutName, type ShortcutScope, shortcuts } from "./shortcuts.ts";

/** Runs what is bound to a key while mounted; not while one types, chooses from a menu, or has a dialog open. */
export function useKeys(bindings: Record<string, () => void>): void {
  const current = useRef(bindings);
  useEffect(() => {
    current.current = bindings;
  });
  useEffect(() => {
    let state: KeyState = null;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.repeat) return;
      const matched = matchKey(state, event, Object.keys(current.current), performance.now());
      state = matched.state;
      if (!matched.binding) return;
      if (isTyping(event.target) && !matched.binding.startsWith("mod+")) return;
      event.preventDefault();
      current.current[matched.binding]?.();
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, []);
}

/** `useKeys` by the names of the dashboard's list of shortcuts. */
export function useShortcuts<Scope extends ShortcutScope>(
  scope: Scope,
  handlers: Partial<Record<ShortcutName<Scope>, () => void>>,
): void {
  const bindings = Object.entries<string>(shortcuts[scope]).flatMap(([name, keys]) => {
    const handle: unknown = Reflect.get(handlers, name);
    return typeof handle === "function" ? [[keys, () => void handle()] as const] : [];
  });
  useKeys(Object.fromEntries(bindings));
}

const never = () => () => undefined;
const isApple = () => /Mac|iP(hone|ad|od)/.test(navigator.userAgent);

/** The key that goes with a shortcut of the system: ⌘ on Apple, Ctrl elsewhere. */
export function useModKey(): string {
  return useSyncExternalStore(never, isApple, () => false) ? "⌘" : "Ctrl";
}
