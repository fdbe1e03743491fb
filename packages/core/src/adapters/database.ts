export { openDatabase } from "@handrail/db";
