/** What a key press looks like to the shortcuts; a KeyboardEvent is one. */
export type Press = {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey?: boolean;
  isComposing?: boolean;
};

const chordMs = 1_200;

/** The first half of a chord ("g" of "g t"), for a short while. */
export type KeyState = { prefix: string; at: number } | null;

/**
 * PURE. Which of the bindings ("r", "g t", "mod+k") a press completes, and what is remembered of it.
 * Single keys never fire together with Ctrl, Alt or ⌘.
 */
export function matchKey(
  state: KeyState,
  press: Press,
  bindings: readonly string[],
  now: number,
): { binding: string | null; state: KeyState } {
  if (press.isComposing || press.altKey) return { binding: null, state: null };
  const key = press.key.length === 1 ? press.key.toLowerCase() : press.key;
  if (press.ctrlKey || press.metaKey) {
    const binding = `mod+${key}`;
    return { binding: bindings.includes(binding) ? binding : null, state: null };
  }
  if (press.shiftKey && bindings.includes(`shift+${key}`)) return { binding: `shift+${key}`, state: null };
  if (state && now - state.at < chordMs) {
    const chord = `${state.prefix} ${key}`;
    if (bindings.includes(chord)) return { binding: chord, state: null };
  }
  if (bindings.some((binding) => binding.startsWith(`${key} `)))
    return { binding: null, state: { prefix: key, at: now } };
  return { binding: bindings.includes(key) ? key : null, state: null };
}

const typingPlaces =
  "input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable=true], [role=dialog], [role=alertdialog], [role=menu], [role=listbox]";
const closingPlaces = ":is([role=dialog], [role=alertdialog], [role=menu])[data-state=closed]";

/** Whether a press belongs to what one is typing in or choosing from; what is fading away takes none. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof Element) || target.closest(closingPlaces)) return false;
  return target.closest(typingPlaces) !== null;
}
