import type { Ports } from "@handrail/core";
import type { JobHandlers } from "@handrail/core/adapters/job-runner";
import { expireFile } from "@handrail/core/files/index";
import { sendLink } from "@handrail/core/identity/index";
import { jobContext } from "@handrail/core/jobs/index";
import { sendInvitation } from "@handrail/core/members/index";
import { notifyCustomer } from "@handrail/core/notifications/index";
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
    "notify.customer": async ({ orgId, messageId }) => {
      await notifyCustomer(await jobContext(ports, orgId, "notify.customer"), { messageId });
    },
    "mail.link": async ({ requestId }) => {
      await sendLink({ ports, now: () => new Date() }, { requestId });
    },
    "mail.invitation": async ({ orgId, invitationId }) => {
      await sendInvitation(await jobContext(ports, orgId, "mail.invitation"), invitationId);
    },
    "file.expire": async ({ orgId, attachmentId }) => {
      await expireFile(await jobContext(ports, orgId, "file.expire"), attachmentId);
    },
  };
}
