import { randomUUID } from "node:crypto";
import { none, org, type Probe } from "./probe.ts";

const rules = { autoCloseDays: 7, reopenDays: 14, portalEnabled: true };

const noLinks = { upgrade: "", cancel: "", invoice: "", status: "", order: "", sentry: "" };

const aiSettings = {
  aiReplies: true,
  confidenceThreshold: 0.8,
  autoSendThreshold: null,
  autoSendPairs: [],
};

/** Procedures of the settings that admins keep: categories, quick issues, tags, fields, teams, desks. */
export const deskSettingsProbes: Record<string, Probe> = {
  "aiSettings.get": none(),
  "aiSettings.tryOut": none(() => ({ settings: aiSettings })),
  "aiSettings.change": none(() => ({
    seen: { ...aiSettings, confidenceThreshold: 0.75 },
    settings: aiSettings,
  })),
  "deskSettings.categories": none(),
  "deskSettings.customFields": none(),
  "deskSettings.desks": none(),
  "deskSettings.quickIssues": none(),
  "deskSettings.rules": none(),
  "deskSettings.tags": none(),
  "deskSettings.teams": none(),
  "deskSettings.priorityRules": none(),
  "deskSettings.savePriorityRule": org(({ categoryId }) => ({
    id: null,
    version: null,
    name: `Rule ${randomUUID()}`,
    conditions: { categoryIds: [categoryId] },
    effect: "at_least",
    priority: "high",
  })),
  "deskSettings.nextNumber": org(({ deskId }) => ({ id: deskId, numberPattern: "T-{seq:4}" })),
  "deskSettings.saveCategory": org(({ teamId }) => ({
    id: null,
    version: null,
    name: `Category ${randomUUID()}`,
    description: "",
    defaultPriority: "normal",
    teamId,
    intents: [],
  })),
  "deskSettings.saveQuickIssue": org(({ categoryId, articleId }) => ({
    id: null,
    version: null,
    title: "It does not load",
    description: "",
    suggestedType: "bug",
    categoryId,
    articleId,
    icon: "plug",
  })),
  "deskSettings.saveTag": org(({ tagId }) => ({ id: tagId, version: 1, name: `tag ${randomUUID()}` })),
  "deskSettings.saveCustomField": none(() => ({
    id: null,
    version: null,
    key: `field_${randomUUID().slice(0, 8)}`,
    kind: "text",
    name: "Field",
    options: [],
    isRequired: false,
    isCustomerVisible: false,
  })),
  "deskSettings.saveTeam": org(({ agent }) => ({
    id: null,
    version: null,
    name: `Team ${randomUUID()}`,
    memberIds: [agent.membershipId],
  })),
  "deskSettings.saveDesk": org(({ deskId }) => ({
    id: deskId,
    version: 1,
    name: "Customers",
    numberPattern: "TICKET-{seq:4}",
    defaultBranchId: null,
    defaultTeamId: null,
  })),
  "deskSettings.saveRules": none(() => ({ seen: rules, rules })),
  "deskSettings.sort": org(({ tagId }) => ({ kind: "tag", ids: [tagId] })),
  "deskSettings.setActive": org(({ teamId }) => ({ kind: "team", id: teamId, version: 1, isActive: true })),
  "deskSettings.remove": org(({ categoryId }) => ({ kind: "category", id: categoryId })),
  "organization.changeDeepLinks": none(() => ({ seen: {}, links: noLinks })),
  "organization.deepLinks": none(),
};
