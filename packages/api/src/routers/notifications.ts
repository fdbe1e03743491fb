import { listNotificationsInput, markReadInput } from "@handrail/contracts/inputs/notifications";
import { countUnread, listNotifications, markRead } from "@handrail/core/notifications/index";
import { permitted } from "../procedures.ts";
import { router } from "../trpc.ts";

const read = permitted("tickets:read");

export const notificationsRouter = router({
  list: read.input(listNotificationsInput).query(({ ctx, input }) => listNotifications(ctx.service, input)),
  unread: read.query(({ ctx }) => countUnread(ctx.service)),
  markRead: read.input(markReadInput).mutation(({ ctx, input }) => markRead(ctx.service, input)),
});
