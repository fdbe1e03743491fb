import {
  nextNumberInput,
  removeSettingInput,
  saveCategoryInput,
  saveCustomFieldInput,
  saveDeskInput,
  saveDeskRulesInput,
  savePriorityRuleInput,
  saveQuickIssueInput,
  saveTagInput,
  saveTeamInput,
  sortSettingsInput,
  switchSettingInput,
} from "@handrail/contracts/inputs/desk-settings";
import { saveEscalationRuleInput } from "@handrail/contracts/inputs/escalation";
import {
  getDeskRules,
  listCategorySettings,
  listCustomFieldSettings,
  listDeskSettings,
  listPriorityRules,
  listQuickIssueSettings,
  listTagSettings,
  listTeamSettings,
  nextNumber,
  removeSetting,
  saveCategory,
  saveCustomField,
  saveDesk,
  saveDeskRules,
  savePriorityRule,
  saveQuickIssue,
  saveTag,
  saveTeam,
  sortSettings,
  switchSetting,
} from "@handrail/core/desks/index";
import { listEscalationRules, saveEscalationRule } from "@handrail/core/escalation/index";
import { permitted } from "../procedures.ts";
import { router } from "../trpc.ts";

const write = permitted("settings:write");

export const deskSettingsRouter = router({
  categories: write.query(({ ctx }) => listCategorySettings(ctx.service)),
  quickIssues: write.query(({ ctx }) => listQuickIssueSettings(ctx.service)),
  tags: write.query(({ ctx }) => listTagSettings(ctx.service)),
  customFields: write.query(({ ctx }) => listCustomFieldSettings(ctx.service)),
  teams: write.query(({ ctx }) => listTeamSettings(ctx.service)),
  desks: write.query(({ ctx }) => listDeskSettings(ctx.service)),
  rules: write.query(({ ctx }) => getDeskRules(ctx.service)),
  nextNumber: write.input(nextNumberInput).query(({ ctx, input }) => nextNumber(ctx.service, input)),
  saveCategory: write.input(saveCategoryInput).mutation(({ ctx, input }) => saveCategory(ctx.service, input)),
  saveQuickIssue: write
    .input(saveQuickIssueInput)
    .mutation(({ ctx, input }) => saveQuickIssue(ctx.service, input)),
  saveTag: write.input(saveTagInput).mutation(({ ctx, input }) => saveTag(ctx.service, input)),
  saveCustomField: write
    .input(saveCustomFieldInput)
    .mutation(({ ctx, input }) => saveCustomField(ctx.service, input)),
  saveTeam: write.input(saveTeamInput).mutation(({ ctx, input }) => saveTeam(ctx.service, input)),
  saveDesk: write.input(saveDeskInput).mutation(({ ctx, input }) => saveDesk(ctx.service, input)),
  saveRules: write.input(saveDeskRulesInput).mutation(({ ctx, input }) => saveDeskRules(ctx.service, input)),
  priorityRules: write.query(({ ctx }) => listPriorityRules(ctx.service)),
  savePriorityRule: write
    .input(savePriorityRuleInput)
    .mutation(({ ctx, input }) => savePriorityRule(ctx.service, input)),
  escalationRules: write.query(({ ctx }) => listEscalationRules(ctx.service)),
  saveEscalationRule: write
    .input(saveEscalationRuleInput)
    .mutation(({ ctx, input }) => saveEscalationRule(ctx.service, input)),
  sort: write.input(sortSettingsInput).mutation(({ ctx, input }) => sortSettings(ctx.service, input)),
  setActive: write.input(switchSettingInput).mutation(({ ctx, input }) => switchSetting(ctx.service, input)),
  remove: write.input(removeSettingInput).mutation(({ ctx, input }) => removeSetting(ctx.service, input)),
});
