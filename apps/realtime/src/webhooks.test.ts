import { once } from "node:events";
import { createServer, type IncomingHttpHeaders } from "node:http";
import { describe, expect, it, onTestFinished } from "vitest";
import { readBody } from "./http-exchange.ts";
import { nextOf, startRealtime, subscribe } from "./testing/harness.ts";

type Delivery = { headers: IncomingHttpHeaders; rawBody: string };

/** Listens for webhooks; answers 503 to as many as `refusals` says first. */
async function startReceiver(refusals = 0) {
  const deliveries: Delivery[] = [];
  let refused = 0;
  const receiver = createServer(async (request, response) => {
    const rawBody = (await readBody(request, 1_000_000)).toString();
    const isRefused = refused < refusals;
    if (isRefused) refused += 1;
    else deliveries.push({ headers: request.headers, rawBody });
    response.writeHead(isRefused ? 503 : 200).end();
  });
  receiver.listen(0, "127.0.0.1");
  await once(receiver, "listening");
  onTestFinished(() => {
    receiver.closeAllConnections();
    receiver.close();
  });
  const address = receiver.address();
  const events = () => deliveries.flatMap(({ rawBody }) => JSON.parse(rawBody).events);
  return { url: `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}`, deliveries, events };
}

describe("webhooks", () => {
  it("tell in order what happens, signed so that the official library believes them", async () => {
    const receiver = await startReceiver();
    const { api, connect } = await startRealtime({ webhooks: { url: receiver.url } });
    const [anna, ben] = [await connect({ userId: "anna" }), await connect({ userId: "ben" })];
    const [hers, his] = [await subscribe(anna, "presence-room"), await subscribe(ben, "presence-room")];
    const socketId = anna.connection.socket_id;
    const arrived = nextOf(his, "client-wave");
    hers.trigger("client-wave", { hand: "left" });
    await arrived;
    anna.disconnect();
    await nextOf(his, "pusher:member_removed");
    ben.disconnect();

    const channel = "presence-room";
    await expect.poll(receiver.events).toEqual([
      { name: "channel_occupied", channel },
      { name: "member_added", channel, user_id: "anna" },
      { name: "member_added", channel, user_id: "ben" },
      {
        name: "client_event",
        channel,
        event: "client-wave",
        data: '{"hand":"left"}',
        socket_id: socketId,
        user_id: "anna",
      },
      { name: "member_removed", channel, user_id: "anna" },
      { name: "member_removed", channel, user_id: "ben" },
      { name: "channel_vacated", channel },
    ]);
    for (const delivery of receiver.deliveries) {
      expect(api.webhook(delivery).isValid()).toBe(true);
      expect(api.webhook({ ...delivery, rawBody: `${delivery.rawBody} ` }).isValid()).toBe(false);
    }
  });

  it("tell of the events and channels that are asked for alone", async () => {
    const receiver = await startReceiver();
    const events = ["channel_occupied", "channel_vacated"];
    const { connect } = await startRealtime({
      webhooks: { url: receiver.url, events, channelPrefix: "presence-room" },
    });
    const anna = await connect({ userId: "anna" });
    await subscribe(anna, "presence-hall");
    await subscribe(anna, "presence-room.1");
    anna.disconnect();
    await expect.poll(receiver.events).toEqual([
      { name: "channel_occupied", channel: "presence-room.1" },
      { name: "channel_vacated", channel: "presence-room.1" },
    ]);
  });

  it("are tried again", async () => {
    const receiver = await startReceiver(1);
    const lines: string[] = [];
    const { connect } = await startRealtime({
      webhooks: { url: receiver.url },
      log: (line) => lines.push(line),
    });
    (await connect()).subscribe("cache-board");
    await expect.poll(receiver.events, { timeout: 5_000 }).toEqual([
      { name: "channel_occupied", channel: "cache-board" },
      { name: "cache_miss", channel: "cache-board" },
    ]);
    expect(lines).toEqual([expect.stringContaining("answered 503")]);
  });
});
