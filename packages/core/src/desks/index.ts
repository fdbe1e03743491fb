export { removeSetting, sortSettings, switchSetting } from "./arrange.ts";
export { listCategorySettings, saveCategory } from "./categories.ts";
export { listCustomFieldSettings, saveCustomField } from "./custom-fields.ts";
export { getDeskRules, saveDeskRules } from "./desk-rules.ts";
export { listDeskSettings, nextNumber, saveDesk } from "./desks.ts";
export { listPriorityRules, savePriorityRule } from "./priority-rules.ts";
export { listQuickIssueSettings, saveQuickIssue } from "./quick-issues.ts";
export { listTagSettings, saveTag } from "./tags.ts";
export { listTeamSettings, saveTeam } from "./teams.ts";
