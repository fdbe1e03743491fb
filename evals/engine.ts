/** Something that ranks articles: ids, best first. */
export type Engine = { name: string; search(query: string): Promise<string[]> | string[] };

/** As many as the product shows at once. */
export const depth = 8;
