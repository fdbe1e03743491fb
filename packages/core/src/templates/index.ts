export { listActiveTemplates, listTemplates, templateValues } from "./queries.ts";
export { changeTemplate, createTemplate, removeTemplate } from "./save-template.ts";
