import { createChannels } from "./channels.ts";
import type { Connection } from "./connection.ts";
import { createEventCache } from "./event-cache.ts";
import type { Limits } from "./limits.ts";
import type { Credentials } from "./signatures.ts";
import { createUsers } from "./users.ts";
import { createWebhooks, type WebhookTarget } from "./webhooks.ts";

type Options = {
  credentials: Credentials;
  limits: Limits;
  webhooks: WebhookTarget | undefined;
  log: (line: string) => void;
};

/** Everything that one app of the server remembers. */
export function createApp({ credentials, limits, webhooks: target, log }: Options) {
  const webhooks = createWebhooks({ target, credentials, log });
  return {
    credentials,
    limits,
    log,
    webhooks,
    connections: new Set<Connection>(),
    channels: createChannels({ limits, notify: webhooks.notify }),
    cache: createEventCache(limits),
    users: createUsers(),
  };
}

export type App = ReturnType<typeof createApp>;
