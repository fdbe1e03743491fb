import type { Locale } from "@handrail/contracts";
import enAct from "../../messages/en/act.json" with { type: "json" };
import enAgent from "../../messages/en/agent.json" with { type: "json" };
import enAiBudget from "../../messages/en/ai-budget.json" with { type: "json" };
import enAiInsights from "../../messages/en/ai-insights.json" with { type: "json" };
import enAiSettings from "../../messages/en/ai-settings.json" with { type: "json" };
import enApiKeys from "../../messages/en/api-keys.json" with { type: "json" };
import enAttachments from "../../messages/en/attachments.json" with { type: "json" };
import enAudit from "../../messages/en/audit.json" with { type: "json" };
import enAuth from "../../messages/en/auth.json" with { type: "json" };
import enChatDesk from "../../messages/en/chat-desk.json" with { type: "json" };
import enCommon from "../../messages/en/common.json" with { type: "json" };
import enCopilot from "../../messages/en/copilot.json" with { type: "json" };
import enDashboard from "../../messages/en/dashboard.json" with { type: "json" };
import enDataFiles from "../../messages/en/data-files.json" with { type: "json" };
import enDeskSettings from "../../messages/en/desk-settings.json" with { type: "json" };
import enErrors from "../../messages/en/errors.json" with { type: "json" };
import enEscalation from "../../messages/en/escalation.json" with { type: "json" };
import enHelp from "../../messages/en/help.json" with { type: "json" };
import enHours from "../../messages/en/hours.json" with { type: "json" };
import enKb from "../../messages/en/kb.json" with { type: "json" };
import enKbGaps from "../../messages/en/kb-gaps.json" with { type: "json" };
import enKbImport from "../../messages/en/kb-import.json" with { type: "json" };
import enModal from "../../messages/en/modal.json" with { type: "json" };
import enNotifications from "../../messages/en/notifications.json" with { type: "json" };
import enPeople from "../../messages/en/people.json" with { type: "json" };
import enPortal from "../../messages/en/portal.json" with { type: "json" };
import enQueue from "../../messages/en/queue.json" with { type: "json" };
import enScorecard from "../../messages/en/scorecard.json" with { type: "json" };
import enSettings from "../../messages/en/settings.json" with { type: "json" };
import enSupport from "../../messages/en/support.json" with { type: "json" };
import enTemplates from "../../messages/en/templates.json" with { type: "json" };
import enTickets from "../../messages/en/tickets.json" with { type: "json" };
import enVocabulary from "../../messages/en/vocabulary.json" with { type: "json" };
import esAct from "../../messages/es/act.json" with { type: "json" };
import esAgent from "../../messages/es/agent.json" with { type: "json" };
import esAiBudget from "../../messages/es/ai-budget.json" with { type: "json" };
import esAiInsights from "../../messages/es/ai-insights.json" with { type: "json" };
import esAiSettings from "../../messages/es/ai-settings.json" with { type: "json" };
import esApiKeys from "../../messages/es/api-keys.json" with { type: "json" };
import esAttachments from "../../messages/es/attachments.json" with { type: "json" };
import esAudit from "../../messages/es/audit.json" with { type: "json" };
import esAuth from "../../messages/es/auth.json" with { type: "json" };
import esChatDesk from "../../messages/es/chat-desk.json" with { type: "json" };
import esCommon from "../../messages/es/common.json" with { type: "json" };
import esCopilot from "../../messages/es/copilot.json" with { type: "json" };
import esDashboard from "../../messages/es/dashboard.json" with { type: "json" };
import esDataFiles from "../../messages/es/data-files.json" with { type: "json" };
import esDeskSettings from "../../messages/es/desk-settings.json" with { type: "json" };
import esErrors from "../../messages/es/errors.json" with { type: "json" };
import esEscalation from "../../messages/es/escalation.json" with { type: "json" };
import esHelp from "../../messages/es/help.json" with { type: "json" };
import esHours from "../../messages/es/hours.json" with { type: "json" };
import esKb from "../../messages/es/kb.json" with { type: "json" };
import esKbGaps from "../../messages/es/kb-gaps.json" with { type: "json" };
import esKbImport from "../../messages/es/kb-import.json" with { type: "json" };
import esModal from "../../messages/es/modal.json" with { type: "json" };
import esNotifications from "../../messages/es/notifications.json" with { type: "json" };
import esPeople from "../../messages/es/people.json" with { type: "json" };
import esPortal from "../../messages/es/portal.json" with { type: "json" };
import esQueue from "../../messages/es/queue.json" with { type: "json" };
import esScorecard from "../../messages/es/scorecard.json" with { type: "json" };
import esSettings from "../../messages/es/settings.json" with { type: "json" };
import esSupport from "../../messages/es/support.json" with { type: "json" };
import esTemplates from "../../messages/es/templates.json" with { type: "json" };
import esTickets from "../../messages/es/tickets.json" with { type: "json" };
import esVocabulary from "../../messages/es/vocabulary.json" with { type: "json" };

const en = {
  act: enAct,
  agent: enAgent,
  aiBudget: enAiBudget,
  aiInsights: enAiInsights,
  aiSettings: enAiSettings,
  apiKeys: enApiKeys,
  attachments: enAttachments,
  audit: enAudit,
  auth: enAuth,
  chatDesk: enChatDesk,
  common: enCommon,
  copilot: enCopilot,
  dashboard: enDashboard,
  dataFiles: enDataFiles,
  deskSettings: enDeskSettings,
  errors: enErrors,
  escalation: enEscalation,
  help: enHelp,
  hours: enHours,
  kb: enKb,
  kbGaps: enKbGaps,
  kbImport: enKbImport,
  modal: enModal,
  notifications: enNotifications,
  people: enPeople,
  portal: enPortal,
  queue: enQueue,
  scorecard: enScorecard,
  settings: enSettings,
  support: enSupport,
  templates: enTemplates,
  tickets: enTickets,
  vocabulary: enVocabulary,
};

export type Messages = typeof en;

const es: Messages = {
  act: esAct,
  agent: esAgent,
  aiBudget: esAiBudget,
  aiInsights: esAiInsights,
  aiSettings: esAiSettings,
  apiKeys: esApiKeys,
  attachments: esAttachments,
  audit: esAudit,
  auth: esAuth,
  chatDesk: esChatDesk,
  common: esCommon,
  copilot: esCopilot,
  dashboard: esDashboard,
  dataFiles: esDataFiles,
  deskSettings: esDeskSettings,
  errors: esErrors,
  escalation: esEscalation,
  help: esHelp,
  hours: esHours,
  kb: esKb,
  kbGaps: esKbGaps,
  kbImport: esKbImport,
  modal: esModal,
  notifications: esNotifications,
  people: esPeople,
  portal: esPortal,
  queue: esQueue,
  scorecard: esScorecard,
  settings: esSettings,
  support: esSupport,
  templates: esTemplates,
  tickets: esTickets,
  vocabulary: esVocabulary,
};

/** One catalogue per locale; a key that a locale lacks is a type error, and a failure of `verify`. */
export const catalogues: Record<Locale, Messages> = { en, es };
