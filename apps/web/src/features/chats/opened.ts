/** A dialog that a key opens as well as a button. */
export type Opened = { open: boolean; onOpenChange: (open: boolean) => void };
