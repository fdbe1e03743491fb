export { RetrainingRuns } from "./retraining-runs.tsx";
export { RunsCard } from "./runs-card.tsx";
