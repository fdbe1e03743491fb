/**
 * PURE. Every shortcut of the dashboard, by where it works. What keys do and what the list of them says both come from
 * here. Single keys, chords ("g t"), with ⌘ or Ctrl ("mod+k"), with Shift ("shift+j").
 */
export const shortcuts = {
  everywhere: {
    palette: "mod+k",
    shortcuts: "?",
    goHome: "g h",
    goTickets: "g t",
    goMine: "g m",
    goUnassigned: "g n",
    goChats: "g c",
    goUsers: "g u",
    goKb: "g k",
    goSettings: "g s",
    newTicket: "c",
    acceptOffer: "o a",
    declineOffer: "o d",
  },
  queue: {
    next: "j",
    previous: "k",
    open: "Enter",
    select: "x",
    selectDown: "shift+j",
    selectUp: "shift+k",
    selectPage: "shift+x",
    clear: "Escape",
    search: "/",
    filter: "f",
    assign: "a",
    take: "i",
    status: "s",
    priority: "p",
    team: "t",
    tags: "l",
    resolve: "e",
    nextPage: "]",
    previousPage: "[",
  },
  ticket: {
    reply: "r",
    note: "n",
    send: "mod+Enter",
    status: "s",
    priority: "p",
    assign: "a",
    template: "t",
    undo: "z",
    snooze: "h",
    resolve: "e",
    escalate: "shift+e",
    previousTicket: "[",
    nextTicket: "]",
    back: "u",
  },
  chats: {
    nextChat: "j",
    previousChat: "k",
    acceptLongest: "w",
    acceptChat: "a",
    showWaiting: "1",
    showMine: "2",
    showAll: "3",
    showClosed: "4",
    searchChats: "/",
    reply: "r",
    note: "n",
    send: "mod+Enter",
    template: "t",
    useSuggestion: "y",
    undo: "z",
    chatTags: "l",
    chatDetails: "d",
    handOver: "h",
    closeChat: "e",
    openBeside: "b",
    nextColumn: "]",
    previousColumn: "[",
    closeColumn: "x",
  },
} as const satisfies Record<string, Record<string, string>>;

export type ShortcutScope = keyof typeof shortcuts;
export type ShortcutName<Scope extends ShortcutScope> = keyof (typeof shortcuts)[Scope];

/** Every name, each of which has its words in the catalogues. */
export type ShortcutWords = { [Scope in ShortcutScope]: ShortcutName<Scope> }[ShortcutScope];

const signs: Record<string, string> = { shift: "⇧", Enter: "↵", Escape: "Esc" };

/** The keys of a binding as they are drawn; `mod` stays, for the system's own sign. */
export const keysOf = (binding: string): string[] =>
  binding
    .split(/[ +]/)
    .map((key, _, all) => signs[key] ?? (all[0] === "mod" && key.length === 1 ? key.toUpperCase() : key));

/** The keys of a shortcut as a menu shows them. */
export const shortcutKeys = <Scope extends ShortcutScope>(
  scope: Scope,
  name: ShortcutName<Scope>,
): string[] => keysOf(String(shortcuts[scope][name]));
