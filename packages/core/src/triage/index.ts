export { type AskedCalls, callTools } from "./call-tools.ts";
export { ground } from "./answer.ts";
export { failureOf, type ModelFailure } from "./call-model.ts";
export { type Interaction, recordInteractions, startInteraction } from "./interactions.ts";
export { retrainEngine, scheduleRetraining } from "./learning/index.ts";
export { listInteractions } from "./queries.ts";
export { approveDraft, discardDraft } from "./review.ts";
export { releaseTriage, runTriage } from "./run.ts";
export { trySettings } from "./try-settings.ts";
