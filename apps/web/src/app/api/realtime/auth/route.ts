import { DomainError, type ServiceContext } from "@handrail/core";
import { guestPersonId } from "@handrail/core/portal/index";
import { authorizeChannel } from "@handrail/core/realtime/authorize-channel";
import { z } from "zod";
import { requestContextOf } from "../../../../server/request-context-of.ts";

const socketId = z.string().regex(/^\d{1,20}\.\d{1,20}$/);
const channelRequest = z.object({ socket_id: socketId, channel_name: z.string().min(1).max(200) });
const personRequest = z.object({ socket_id: socketId });

const refused = () => Response.json({ error: "forbidden" }, { status: 403 });

function personIdOf(actor: ServiceContext["actor"]): string | null {
  if (actor.kind === "guest") return guestPersonId(actor.contactId);
  return actor.kind === "member" ? actor.userId : null;
}

async function authorize(service: ServiceContext, form: Record<string, unknown>) {
  const { realtime } = service.ports;
  const channel = channelRequest.safeParse(form);
  if (channel.success) {
    const { presence } = await authorizeChannel(service, channel.data.channel_name);
    return realtime.authorizeChannel(channel.data.socket_id, channel.data.channel_name, presence);
  }
  const person = personRequest.safeParse(form);
  if (!person.success || "channel_name" in form) return null;
  const id = personIdOf(service.actor);
  return id ? realtime.authenticateUser(person.data.socket_id, { id }) : null;
}

/** Signs a subscription, or the connection's person when no channel is named. Asked again on every (re)subscription. */
export async function POST(request: Request) {
  const { service } = await requestContextOf(request);
  if (!service) return refused();
  try {
    const form = Object.fromEntries(await request.formData());
    const signed = await authorize(service, form);
    return signed ? Response.json(signed) : refused();
  } catch (error) {
    if (error instanceof DomainError || error instanceof TypeError) return refused();
    throw error;
  }
}
