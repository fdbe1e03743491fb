export { ContextList } from "./context-list.tsx";
export { CustomFields } from "./custom-fields.tsx";
export { errorRequest, SupportErrorBoundary } from "./error-boundary.tsx";
export { issueIcon } from "./issue-icons.ts";
export { type SupportRequest, type SupportTab, useSupport } from "./support-context.tsx";
export { SupportRoot } from "./support-root.tsx";
