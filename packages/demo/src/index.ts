export { demoAccounts, demoPassword } from "./accounts.ts";
export { findHostAgain } from "./host.ts";
export { seededRandom } from "./random.ts";
export { seedDemo } from "./seed.ts";
