import { parseChannel } from "@handrail/contracts";
import { z } from "zod";
import { invalid, unauthenticated } from "../errors.ts";
import type { Ports, WebhookRequest } from "../ports.ts";
import { noteConnection } from "../routing/index.ts";

/** What the server says of channels; of all that it may say, connections are what is asked for. */
const webhookSchema = z.object({
  time_ms: z.number().int().positive(),
  events: z.array(z.looseObject({ name: z.string(), channel: z.string() })),
});

const toleranceMs = 5 * 60_000;
const about = new Map([
  ["channel_occupied", { isConnected: true }],
  ["channel_vacated", { isConnected: false }],
]);

function readBody(body: string) {
  try {
    return webhookSchema.safeParse(JSON.parse(body)).data ?? null;
  } catch {
    return null;
  }
}

/**
 * Takes what a Pusher server tells by webhook: which members' dashboards are connected. Throws UNAUTHENTICATED where our
 * realtime server has not signed it, INVALID where it makes no sense or is older than five minutes.
 */
export async function receiveWebhook(
  ports: Pick<Ports, "db" | "jobs" | "realtime">,
  request: WebhookRequest,
  now: Date,
): Promise<void> {
  if (!ports.realtime.isWebhook(request)) throw unauthenticated();
  const webhook = readBody(request.body);
  if (!webhook) throw invalid({ body: ["not a webhook of the Pusher protocol"] });
  if (Math.abs(now.getTime() - webhook.time_ms) > toleranceMs) {
    throw invalid({ time_ms: ["not within five minutes of now"] });
  }
  const at = new Date(Math.min(webhook.time_ms, now.getTime()));
  for (const { name, channel } of webhook.events) {
    const subject = parseChannel(channel);
    const word = about.get(name);
    if (!word || subject?.kind !== "duty" || !subject.memberId) continue;
    await noteConnection(ports, { orgId: subject.id, membershipId: subject.memberId, at, ...word });
  }
}
