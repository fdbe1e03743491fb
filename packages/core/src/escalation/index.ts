export { checkEscalation } from "./check.ts";
export { deliver, listDeliveries, redeliver } from "./deliver.ts";
export { escalateByKey } from "./escalate-by-key.ts";
export { escalateTicket } from "./escalate-ticket.ts";
export { getOperations, rotateOperationsSecret, saveOperations, testOperations } from "./operations.ts";
export { listEscalationChoices, listEscalations } from "./queries.ts";
export { listEscalationRules, saveEscalationRule } from "./rule-settings.ts";
