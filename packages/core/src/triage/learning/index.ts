export { type NewestModel, readModel } from "./models.ts";
export { type Prediction, predict } from "./predict.ts";
export { retrainEngine, scheduleRetraining } from "./retrain.ts";
