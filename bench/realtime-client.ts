import PusherClient from "pusher-js";
import { z } from "zod";

const authSchema = z.object({ auth: z.string() });
const userSchema = z.object({ auth: z.string(), user_data: z.string() });

const Client =
  "Pusher" in PusherClient
    ? (PusherClient as unknown as { Pusher: typeof PusherClient }).Pusher
    : PusherClient;

type Options = { url: string; port: number; key: string; cookie: string };

/** A realtime connection of somebody who is signed in, as a browser makes it: through the web server. */
export function connectRealtime({ url, port, key, cookie }: Options): PusherClient {
  const authorise = async (claim: Record<string, string>) => {
    const answer = await fetch(`${url}/api/realtime/auth`, {
      method: "POST",
      headers: { cookie, "content-type": "application/x-www-form-urlencoded" },
      body: new URLSearchParams(claim),
    });
    if (!answer.ok) throw new Error(`refused: ${answer.status}`);
    return answer.json();
  };
  const client = new Client(key, {
    cluster: "embedded",
    wsHost: "127.0.0.1",
    wsPort: port,
    forceTLS: false,
    enabledTransports: ["ws"],
    disableStats: true,
    channelAuthorization: {
      transport: "ajax",
      endpoint: "",
      customHandler: ({ socketId, channelName }, callback) =>
        void authorise({ socket_id: socketId, channel_name: channelName }).then(
          (answer) => callback(null, authSchema.parse(answer)),
          (error) => callback(error, null),
        ),
    },
    userAuthentication: {
      transport: "ajax",
      endpoint: "",
      customHandler: ({ socketId }, callback) =>
        void authorise({ socket_id: socketId }).then(
          (answer) => callback(null, userSchema.parse(answer)),
          (error) => callback(error, null),
        ),
    },
  });
  client.signin();
  return client;
}
