/** What something says of a question: its best guess, how sure it is, and whether it would rather not say. */
export type Said = { intent: string | null; confidence: number; isOutside: boolean };
/** Something that sorts questions by intent. */
export type Sorter = { name: string; sort(text: string): Promise<Said> | Said };
