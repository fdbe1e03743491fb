/** PURE. Where files lie in the storage: under ids, never under names that somebody chose. */
export const incomingKey = (orgId: string, id: string) => `${orgId}/incoming/${id}`;
export const uploadKey = (orgId: string, id: string) => `${orgId}/files/${id}`;
export const previewKey = (orgId: string, id: string) => `${orgId}/previews/${id}`;
export const articleImageKey = (orgId: string, id: string) => `${orgId}/articles/${id}`;
