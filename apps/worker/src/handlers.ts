import { DomainError, type Ports } from "@handrail/core";
import type { JobHandlers } from "@handrail/core/adapters/job-runner";
import { expireTraces, watchUsage } from "@handrail/core/ai-budget/index";
import { sealEvents, watchReads } from "@handrail/core/audit/index";
import { sendTranscript, sortConversation } from "@handrail/core/chat/index";
import { sendScheduled } from "@handrail/core/conversations/index";
import { checkEscalation, deliver } from "@handrail/core/escalation/index";
import { expireExport, failExport, runExport } from "@handrail/core/exports/index";
import { checkFile, expireFile } from "@handrail/core/files/index";
import { sendLink } from "@handrail/core/identity/index";
import { jobContext, RetryLater } from "@handrail/core/jobs/index";
import { expireImport, workImport } from "@handrail/core/kb/import/index";
import { syncEmbeddings } from "@handrail/core/kb/index";
import { sendInvitation } from "@handrail/core/members/index";
import { notifyAdmin, notifyCustomer, notifyResolved, notifyStaff } from "@handrail/core/notifications/index";
import { failRun, proposeRuns, runPlaybook } from "@handrail/core/playbooks/index";
import { expirePortal, sendPortalAccess } from "@handrail/core/portal/index";
import { evaluate, failEvaluation, improveEngine } from "@handrail/core/quality/index";
import { archiveChat, expireOffer, routeChats, watchChats } from "@handrail/core/routing/index";
import { closeResolved, wakeTicket } from "@handrail/core/tickets/index";
import { releaseTriage, runTriage } from "@handrail/core/triage/index";

/** What each job does: the domain does it, under the job's own name. */
export function createHandlers(ports: Ports): JobHandlers {
  return {
    "triage.run": async ({ orgId, ticketId }, attempt) => {
      const ctx = await jobContext(ports, orgId, "triage.run");
      try {
        await runTriage(ctx, { ticketId });
      } catch (error) {
        if (attempt.isLast) await releaseTriage(ctx, { ticketId });
        throw error;
      }
    },
    "playbook.propose": async ({ orgId, ticketId }) => {
      await proposeRuns(await jobContext(ports, orgId, "playbook.propose"), { ticketId });
    },
    "playbook.run": async ({ orgId, runId }, attempt) => {
      const ctx = await jobContext(ports, orgId, "playbook.run");
      try {
        await runPlaybook(ctx, { runId }, attempt.signal);
      } catch (error) {
        if (attempt.isLast) await failRun(ctx, { runId });
        throw error;
      }
    },
    "triage.conversation": async ({ orgId, conversationId }) => {
      await sortConversation(await jobContext(ports, orgId, "triage.conversation"), { conversationId });
    },
    "chat.route": async ({ orgId }) => {
      await routeChats(await jobContext(ports, orgId, "chat.route"));
    },
    "chat.offer_expire": async ({ orgId, conversationId }) => {
      await expireOffer(await jobContext(ports, orgId, "chat.offer_expire"), { conversationId });
    },
    "chat.watch": async ({ orgId }) => {
      await watchChats(await jobContext(ports, orgId, "chat.watch"));
    },
    "chat.session_archive": async ({ orgId, conversationId }) => {
      await archiveChat(await jobContext(ports, orgId, "chat.session_archive"), { conversationId });
    },
    "triage.engine_retraining": async ({ orgId }, { signal }) => {
      await improveEngine(await jobContext(ports, orgId, "triage.engine_retraining"), signal);
    },
    "quality.evaluate": async ({ orgId, runId }, attempt) => {
      const ctx = await jobContext(ports, orgId, "quality.evaluate");
      try {
        await evaluate(ctx, { runId }, attempt.signal);
      } catch (error) {
        if (attempt.isLast) await failEvaluation(ctx, { runId });
        throw error;
      }
    },
    "escalation.check": async ({ orgId, ticketId }) => {
      await checkEscalation(await jobContext(ports, orgId, "escalation.check"), { ticketId });
    },
    "operations.deliver": async ({ orgId, deliveryId }, { isLast }) => {
      const ctx = await jobContext(ports, orgId, "operations.deliver");
      const { again } = await deliver(ctx, { deliveryId, isLast });
      if (again) throw new Error("operations did not take the message");
    },
    "notify.customer": async ({ orgId, messageId }) => {
      await notifyCustomer(await jobContext(ports, orgId, "notify.customer"), { messageId });
    },
    "notify.resolved": async ({ orgId, ticketId }) => {
      await notifyResolved(await jobContext(ports, orgId, "notify.resolved"), { ticketId });
    },
    "notify.staff": async ({ orgId, messageId }) => {
      await notifyStaff(await jobContext(ports, orgId, "notify.staff"), { messageId });
    },
    "notify.admin": async ({ orgId, notificationId }) => {
      await notifyAdmin(await jobContext(ports, orgId, "notify.admin"), { notificationId });
    },
    "ai.usage_monitor": async ({ orgId }) => {
      await watchUsage(await jobContext(ports, orgId, "ai.usage_monitor"));
    },
    "ai.trace_expiry": async ({ orgId }) => {
      await expireTraces(await jobContext(ports, orgId, "ai.trace_expiry"));
    },
    "data.export": async ({ orgId, exportId }, attempt) => {
      const ctx = await jobContext(ports, orgId, "data.export");
      try {
        await runExport(ctx, { exportId });
      } catch (error) {
        if (attempt.isLast) await failExport(ctx, { exportId });
        throw error;
      }
    },
    "data.export_expire": async ({ orgId, exportId }) => {
      await expireExport(await jobContext(ports, orgId, "data.export_expire"), { exportId });
    },
    "audit.seal": async ({ orgId }) => {
      await sealEvents(await jobContext(ports, orgId, "audit.seal"));
    },
    "audit.watch_reads": async ({ orgId }) => {
      await watchReads(await jobContext(ports, orgId, "audit.watch_reads"));
    },
    "reply.send": async ({ orgId, messageId }) => {
      await sendScheduled(await jobContext(ports, orgId, "reply.send"), { messageId });
    },
    "ticket.wake": async ({ orgId, ticketId }) => {
      await wakeTicket(await jobContext(ports, orgId, "ticket.wake"), { ticketId });
    },
    "tickets.auto_close": async ({ orgId }) => {
      await closeResolved(await jobContext(ports, orgId, "tickets.auto_close"));
    },
    "mail.transcript": async ({ orgId, conversationId }) => {
      await sendTranscript(await jobContext(ports, orgId, "mail.transcript"), { conversationId });
    },
    "mail.link": async ({ requestId }) => {
      await sendLink({ ports, now: () => new Date() }, { requestId });
    },
    "mail.portal_access": async ({ orgId, requestId }) => {
      await sendPortalAccess(await jobContext(ports, orgId, "mail.portal_access"), { requestId });
    },
    "portal.expire": async ({ orgId }) => {
      await expirePortal(await jobContext(ports, orgId, "portal.expire"));
    },
    "mail.invitation": async ({ orgId, invitationId }) => {
      await sendInvitation(await jobContext(ports, orgId, "mail.invitation"), invitationId);
    },
    "file.scan": async ({ orgId, attachmentId }) => {
      const ctx = await jobContext(ports, orgId, "file.scan");
      await checkFile(ctx, attachmentId).catch((error: unknown) => {
        const isDown = error instanceof DomainError && error.code === "UNAVAILABLE";
        throw isDown ? new RetryLater(60, "the scanner cannot be asked") : error;
      });
    },
    "file.expire": async ({ orgId, attachmentId }) => {
      await expireFile(await jobContext(ports, orgId, "file.expire"), attachmentId);
    },
    "kb.import": async ({ orgId, importId }, attempt) => {
      await workImport(await jobContext(ports, orgId, "kb.import"), importId, attempt);
    },
    "kb.embedding_sync": async ({ orgId }, { signal }) => {
      await syncEmbeddings(await jobContext(ports, orgId, "kb.embedding_sync"), signal);
    },
    "kb.import_expire": async ({ orgId, importId }) => {
      await expireImport(await jobContext(ports, orgId, "kb.import_expire"), importId);
    },
  };
}
