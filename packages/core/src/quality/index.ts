export { evaluate, failEvaluation } from "./evaluate.ts";
export { addGolden, excludeGolden, listGolden } from "./golden-items.ts";
export { improveEngine } from "./improve-engine.ts";
export { getScorecard } from "./scorecard.ts";
export { startQualityRun } from "./start-run.ts";
