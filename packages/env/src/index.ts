export { parseServerEnv, type ServerEnv, toEnvironment } from "./server.ts";
export { type SettingName, settingNames } from "./settings.ts";
export { SettingsError } from "./settings-error.ts";
export { parseWebEnv, type WebEnv } from "./web.ts";
export { parseWorkerEnv, type WorkerEnv } from "./worker.ts";
