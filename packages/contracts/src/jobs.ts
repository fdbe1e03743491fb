import { z } from "zod";
import { idSchema } from "./ids.ts";

/** Typed contracts of background jobs. Payloads hold ids only: the handler re-reads the rows inside its organisation. */
export const jobs = {
  "triage.run": z.object({ orgId: idSchema, ticketId: idSchema }),
  "playbook.propose": z.object({ orgId: idSchema, ticketId: idSchema }),
  "playbook.run": z.object({ orgId: idSchema, runId: idSchema }),
  "triage.conversation": z.object({ orgId: idSchema, conversationId: idSchema }),
  "chat.route": z.object({ orgId: idSchema }),
  "chat.offer_expire": z.object({ orgId: idSchema, conversationId: idSchema }),
  "chat.watch": z.object({ orgId: idSchema }),
  "chat.session_archive": z.object({ orgId: idSchema, conversationId: idSchema }),
  "triage.engine_retraining": z.object({ orgId: idSchema }),
  "quality.evaluate": z.object({ orgId: idSchema, runId: idSchema }),
  "escalation.check": z.object({ orgId: idSchema, ticketId: idSchema }),
  "operations.deliver": z.object({ orgId: idSchema, deliveryId: idSchema }),
  "notify.customer": z.object({ orgId: idSchema, messageId: idSchema }),
  "notify.resolved": z.object({ orgId: idSchema, ticketId: idSchema }),
  "notify.staff": z.object({ orgId: idSchema, messageId: idSchema }),
  "notify.admin": z.object({ orgId: idSchema, notificationId: idSchema }),
  "data.export": z.object({ orgId: idSchema, exportId: idSchema }),
  "data.export_expire": z.object({ orgId: idSchema, exportId: idSchema }),
  "ai.usage_monitor": z.object({ orgId: idSchema }),
  "ai.trace_expiry": z.object({ orgId: idSchema }),
  "audit.seal": z.object({ orgId: idSchema }),
  "audit.watch_reads": z.object({ orgId: idSchema }),
  "reply.send": z.object({ orgId: idSchema, messageId: idSchema }),
  "ticket.wake": z.object({ orgId: idSchema, ticketId: idSchema }),
  "mail.link": z.object({ requestId: idSchema }),
  "mail.portal_access": z.object({ orgId: idSchema, requestId: idSchema }),
  "mail.transcript": z.object({ orgId: idSchema, conversationId: idSchema }),
  "mail.invitation": z.object({ orgId: idSchema, invitationId: idSchema }),
  "portal.expire": z.object({ orgId: idSchema }),
  "file.scan": z.object({ orgId: idSchema, attachmentId: idSchema }),
  "file.expire": z.object({ orgId: idSchema, attachmentId: idSchema }),
  "kb.import": z.object({ orgId: idSchema, importId: idSchema }),
  "kb.embedding_sync": z.object({ orgId: idSchema }),
  "kb.import_expire": z.object({ orgId: idSchema, importId: idSchema }),
  "tickets.auto_close": z.object({ orgId: idSchema }),
} as const;

export type JobName = keyof typeof jobs;
export const jobNames = Object.keys(jobs) as readonly JobName[];
export type JobPayload<Name extends JobName> = z.infer<(typeof jobs)[Name]>;
