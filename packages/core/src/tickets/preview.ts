const previewLength = 160;

/** PURE. The beginning of a text, as lists show it under a subject. */
export const previewOf = (text: string) => text.replace(/\s+/g, " ").slice(0, previewLength);
