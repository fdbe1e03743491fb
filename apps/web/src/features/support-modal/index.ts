export { ContextList } from "./context-list.tsx";
export { type SupportRequest, type SupportTab, useSupport } from "./support-context.tsx";
export { SupportRoot } from "./support-root.tsx";
