export { getAiInsights } from "./ai.ts";
export { getCategoryVolume } from "./categories.ts";
export { getHomeMetrics } from "./home.ts";
export { getVolume } from "./volume.ts";
