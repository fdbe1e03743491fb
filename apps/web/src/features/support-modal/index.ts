export { captureContext } from "./capture-context.ts";
export { ContextList } from "./context-list.tsx";
export { errorRequest, SupportErrorBoundary } from "./error-boundary.tsx";
export { type SupportRequest, type SupportTab, useSupport } from "./support-context.tsx";
export { SupportRoot } from "./support-root.tsx";
