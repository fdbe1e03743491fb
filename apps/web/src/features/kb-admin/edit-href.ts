/** Where an article is written. */
export const editHref = (articleId: string) => `/support-dashboard/kb/${articleId}/edit`;
