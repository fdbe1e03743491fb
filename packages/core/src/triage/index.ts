export { listInteractions } from "./queries.ts";
export { approveDraft, discardDraft } from "./review.ts";
export { releaseTriage, runTriage } from "./run.ts";
