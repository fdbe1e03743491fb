export { EscalateDialog } from "./escalate-dialog.tsx";
export { EscalationList, useEscalations } from "./escalation-list.tsx";
export { OperationsScreen } from "./operations-screen.tsx";
