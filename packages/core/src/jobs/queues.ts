import type { JobName } from "@handrail/contracts";

/** How a queue treats its jobs; times in seconds. */
export type QueueRules = {
  /** Attempts after the first one, each later than the one before. */
  retryLimit: number;
  retryDelay: number;
  retryDelayMax: number;
  /** A job that runs longer counts as failed: its worker has died. */
  expireInSeconds: number;
  /** Wakes the worker at once. Costs every enqueuing commit a little, so only where somebody is waiting. */
  notify: boolean;
};

const mail = { retryLimit: 8, retryDelay: 5, retryDelayMax: 3600, expireInSeconds: 120, notify: true };

/** Every queue there is. */
export const queues: Record<JobName, QueueRules> = {
  "triage.run": { retryLimit: 3, retryDelay: 2, retryDelayMax: 60, expireInSeconds: 180, notify: true },
  "playbook.propose": { retryLimit: 3, retryDelay: 2, retryDelayMax: 60, expireInSeconds: 120, notify: true },
  "playbook.run": { retryLimit: 5, retryDelay: 2, retryDelayMax: 120, expireInSeconds: 900, notify: true },
  "triage.conversation": {
    retryLimit: 2,
    retryDelay: 2,
    retryDelayMax: 60,
    expireInSeconds: 120,
    notify: true,
  },
  "chat.route": { retryLimit: 5, retryDelay: 1, retryDelayMax: 30, expireInSeconds: 120, notify: true },
  "chat.offer_expire": {
    retryLimit: 5,
    retryDelay: 1,
    retryDelayMax: 30,
    expireInSeconds: 60,
    notify: false,
  },
  "chat.watch": { retryLimit: 2, retryDelay: 5, retryDelayMax: 30, expireInSeconds: 300, notify: false },
  "chat.session_archive": {
    retryLimit: 8,
    retryDelay: 5,
    retryDelayMax: 3600,
    expireInSeconds: 120,
    notify: false,
  },
  "triage.engine_retraining": {
    retryLimit: 3,
    retryDelay: 60,
    retryDelayMax: 3600,
    expireInSeconds: 900,
    notify: false,
  },
  "escalation.check": { retryLimit: 3, retryDelay: 2, retryDelayMax: 60, expireInSeconds: 120, notify: true },
  "operations.deliver": { ...mail, retryLimit: 6, retryDelay: 10, notify: true },
  "notify.customer": { ...mail, notify: false },
  "notify.resolved": { ...mail, notify: false },
  "notify.staff": { ...mail, retryLimit: 3, retryDelayMax: 60, notify: false },
  "notify.admin": { ...mail, notify: false },
  "data.export": { retryLimit: 2, retryDelay: 10, retryDelayMax: 60, expireInSeconds: 900, notify: true },
  "data.export_expire": { ...mail, notify: false },
  "quality.evaluate": { ...mail, retryLimit: 2, retryDelayMax: 60, expireInSeconds: 1800 },
  "ai.usage_monitor": { ...mail, retryLimit: 2, notify: false },
  "ai.trace_expiry": { ...mail, retryLimit: 2, expireInSeconds: 900, notify: false },
  "audit.seal": { ...mail, retryLimit: 2, expireInSeconds: 3600, notify: false },
  "audit.watch_reads": { ...mail, retryLimit: 2, notify: false },
  "reply.send": { ...mail, retryLimit: 12, retryDelay: 2, retryDelayMax: 300, notify: false },
  "ticket.wake": { ...mail, notify: false },
  "mail.transcript": { ...mail, retryLimit: 5, retryDelayMax: 600 },
  "mail.link": { ...mail, retryLimit: 3, retryDelayMax: 60 },
  "mail.portal_access": { ...mail, retryLimit: 3, retryDelayMax: 60 },
  "mail.invitation": mail,
  "portal.expire": { ...mail, retryLimit: 2, notify: false },
  "file.scan": { retryLimit: 5, retryDelay: 10, retryDelayMax: 600, expireInSeconds: 180, notify: false },
  "file.expire": { retryLimit: 5, retryDelay: 60, retryDelayMax: 3600, expireInSeconds: 120, notify: false },
  "kb.import": { retryLimit: 3, retryDelay: 5, retryDelayMax: 60, expireInSeconds: 7200, notify: true },
  "kb.embedding_sync": {
    retryLimit: 12,
    retryDelay: 5,
    retryDelayMax: 3600,
    expireInSeconds: 7200,
    notify: false,
  },
  "kb.import_expire": { ...mail, notify: false },
  "tickets.auto_close": { ...mail, retryLimit: 2, expireInSeconds: 900, notify: false },
};
