import {
  deliveryIdInput,
  escalatedTicketInput,
  escalateInput,
  saveOperationsInput,
} from "@handrail/contracts/inputs/escalation";
import {
  escalateTicket,
  getOperations,
  listDeliveries,
  listEscalationChoices,
  listEscalations,
  redeliver,
  rotateOperationsSecret,
  saveOperations,
  testOperations,
} from "@handrail/core/escalation/index";
import { permitted } from "../procedures.ts";
import { router } from "../trpc.ts";

const read = permitted("tickets:read");
const write = permitted("settings:write");

export const escalationRouter = router({
  ofTicket: read.input(escalatedTicketInput).query(({ ctx, input }) => listEscalations(ctx.service, input)),
  choices: read.query(({ ctx }) => listEscalationChoices(ctx.service)),
  escalate: permitted("tickets:assign")
    .input(escalateInput)
    .mutation(({ ctx, input }) => escalateTicket(ctx.service, input)),
  operations: write.query(({ ctx }) => getOperations(ctx.service)),
  saveOperations: write
    .input(saveOperationsInput)
    .mutation(({ ctx, input }) => saveOperations(ctx.service, input)),
  rotateSecret: write.mutation(({ ctx }) => rotateOperationsSecret(ctx.service)),
  testOperations: write.mutation(({ ctx }) => testOperations(ctx.service)),
  deliveries: write.query(({ ctx }) => listDeliveries(ctx.service)),
  redeliver: write.input(deliveryIdInput).mutation(({ ctx, input }) => redeliver(ctx.service, input)),
});
