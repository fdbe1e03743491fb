type Action = { action: string; at: string };

const most = 15;
const longest = 200;
let actions: readonly Action[] = [];

/** Remembers, in this page only, what was done last; goes with a ticket if its writer agrees. */
export function recordAction(action: string): void {
  if (actions.at(-1)?.action === action) return;
  actions = [...actions, { action: action.slice(0, longest), at: new Date().toISOString() }].slice(-most);
}

/** The last actions, oldest first. */
export const recentActions = () => actions;
