import { aiBudgetRouter } from "./routers/ai-budget.ts";
import { aiSettingsRouter } from "./routers/ai-settings.ts";
import { apiKeysRouter } from "./routers/api-keys.ts";
import { auditRouter } from "./routers/audit.ts";
import { chatRouter } from "./routers/chat.ts";
import { chatDeskRouter } from "./routers/chat-desk.ts";
import { chatRoomRouter } from "./routers/chat-room.ts";
import { chatSettingsRouter } from "./routers/chat-settings.ts";
import { contactsRouter } from "./routers/contacts.ts";
import { conversationsRouter } from "./routers/conversations.ts";
import { copilotRouter } from "./routers/copilot.ts";
import { deskSettingsRouter } from "./routers/desk-settings.ts";
import { escalationRouter } from "./routers/escalation.ts";
import { exportsRouter } from "./routers/exports.ts";
import { filesRouter } from "./routers/files.ts";
import { identityRouter } from "./routers/identity.ts";
import { kbRouter } from "./routers/kb.ts";
import { kbAdminRouter } from "./routers/kb-admin.ts";
import { kbGapsRouter } from "./routers/kb-gaps.ts";
import { kbImportRouter } from "./routers/kb-import.ts";
import { kbSearchRouter } from "./routers/kb-search.ts";
import { membersRouter } from "./routers/members.ts";
import { metricsRouter } from "./routers/metrics.ts";
import { notificationsRouter } from "./routers/notifications.ts";
import { organizationRouter } from "./routers/organization.ts";
import { playbooksRouter } from "./routers/playbooks.ts";
import { portalRouter } from "./routers/portal.ts";
import { qualityRouter } from "./routers/quality.ts";
import { queueRouter } from "./routers/queue.ts";
import { templatesRouter } from "./routers/templates.ts";
import { ticketLinksRouter } from "./routers/ticket-links.ts";
import { ticketsRouter } from "./routers/tickets.ts";
import { toolsRouter } from "./routers/tools.ts";
import { triageRouter } from "./routers/triage.ts";
import { createCallerFactory, router } from "./trpc.ts";

/** Every procedure of the product. A router per noun, in `routers/`. */
export const appRouter = router({
  aiSettings: aiSettingsRouter,
  apiKeys: apiKeysRouter,
  aiBudget: aiBudgetRouter,
  audit: auditRouter,
  chat: chatRouter,
  chatDesk: chatDeskRouter,
  chatRoom: chatRoomRouter,
  chatSettings: chatSettingsRouter,
  contacts: contactsRouter,
  conversations: conversationsRouter,
  copilot: copilotRouter,
  deskSettings: deskSettingsRouter,
  exports: exportsRouter,
  escalation: escalationRouter,
  files: filesRouter,
  identity: identityRouter,
  kb: kbRouter,
  kbSearch: kbSearchRouter,
  kbAdmin: kbAdminRouter,
  kbGaps: kbGapsRouter,
  kbImport: kbImportRouter,
  members: membersRouter,
  metrics: metricsRouter,
  notifications: notificationsRouter,
  organization: organizationRouter,
  playbooks: playbooksRouter,
  portal: portalRouter,
  quality: qualityRouter,
  queue: queueRouter,
  templates: templatesRouter,
  ticketLinks: ticketLinksRouter,
  tickets: ticketsRouter,
  tools: toolsRouter,
  triage: triageRouter,
});

export type AppRouter = typeof appRouter;
export const createCaller = createCallerFactory(appRouter);
