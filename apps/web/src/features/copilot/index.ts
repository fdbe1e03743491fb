export { Copilot } from "./copilot.tsx";
