export { resetDatabase } from "./database.ts";
export { databaseName, describeUrl, withDatabase } from "./database-url.ts";
export { type Deployed, type DeployOptions, deploy } from "./deploy.ts";
export { DeployError } from "./deploy-error.ts";
