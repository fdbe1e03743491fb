export { approveRun, declineRun, retryRun, undoRun } from "./decide-run.ts";
export { linkFeature, listFeatures, saveFeature } from "./features.ts";
export { answerGuide, getOwnGuide, moveGuide } from "./guide.ts";
export { listPlaybooks, savePlaybook } from "./playbooks.ts";
export { proposeRuns } from "./propose.ts";
export { listOwnRuns, listTicketRuns } from "./queries.ts";
export { failRun, runPlaybook } from "./run.ts";
export { startRun } from "./start-run.ts";
