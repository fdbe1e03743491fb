import { fork } from "node:child_process";
import { once } from "node:events";
import { describe, expect, it, onTestFinished } from "vitest";
import { sign } from "./signatures.ts";
import { credentials, openSocket } from "./testing/harness.ts";

const settings = {
  PUSHER_APP_ID: credentials.appId,
  PUSHER_KEY: credentials.key,
  PUSHER_SECRET: credentials.secret,
  REALTIME_PORT: "0",
};

function start(environment: Record<string, string>) {
  const child = fork(new URL("./main.ts", import.meta.url), {
    silent: true,
    execArgv: [],
    env: { PATH: process.env.PATH, ...environment },
  });
  onTestFinished(() => {
    child.kill("SIGKILL");
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on("data", (chunk) => {
      output += chunk;
    });
  }
  return { child, output: () => output };
}

describe("the process", { timeout: 20_000 }, () => {
  it.each([
    ["SIGTERM", (child: ReturnType<typeof fork>) => child.kill("SIGTERM")],
    ["SIGINT", (child: ReturnType<typeof fork>) => child.kill("SIGINT")],
    ["the end of its parent", (child: ReturnType<typeof fork>) => child.disconnect()],
  ])("says when it is ready, and leaves in order at %s", async (_, end) => {
    const { child, output } = start(settings);
    const [ready] = await once(child, "message");
    expect(ready).toEqual({ type: "ready", port: expect.any(Number) });
    await expect.poll(output).toContain(`realtime listening on http://127.0.0.1:${ready.port}`);

    const { established, closed } = await openSocket(ready.port);
    await established;
    const exited = once(child, "exit");
    end(child);
    expect(await closed).toBe(4200);
    expect(await exited).toEqual([0, null]);
  });

  it("T7: passes on nothing that a client makes up, on channels that it may listen on", async () => {
    const { child } = start(settings);
    const [{ port }] = await once(child, "message");
    const [mallory, agent] = [await openSocket(port), await openSocket(port)];
    for (const channel of ["private-conversation.1", "presence-viewers.1"]) {
      for (const { established, join } of [mallory, agent]) {
        const { socket_id } = await established;
        const data = channel.startsWith("presence-") ? [JSON.stringify({ user_id: socket_id })] : [];
        const auth = `${credentials.key}:${sign(credentials.secret, [socket_id, channel, ...data].join(":"))}`;
        const answer = await join(channel, { auth, ...(data[0] ? { channel_data: data[0] } : {}) });
        expect(answer.event).toBe("pusher_internal:subscription_succeeded");
      }
      const refused = mallory.next("pusher:error");
      mallory.send({ event: "client-message", channel, data: { body: "The agent says: your PIN, please" } });
      mallory.send({ event: "client-typing", channel, data: { name: "Mallory", kind: "customer" } });
      expect(await agent.next("client-typing")).toMatchObject({ channel });
      expect((await refused).data).toBe('{"code":4301,"message":"Client events of this name are off"}');
    }
    await agent.flush();
    expect(agent.frames.map(({ event }) => event)).not.toContain("client-message");
  });

  it("names the settings that are missing or wrong", async () => {
    const { child, output } = start({
      PUSHER_KEY: "k",
      REALTIME_PORT: "many",
      REALTIME_WEBHOOK_URL: "file:///nowhere",
    });
    expect(await once(child, "exit")).toEqual([1, null]);
    for (const name of ["PUSHER_APP_ID", "PUSHER_SECRET", "REALTIME_PORT", "REALTIME_WEBHOOK_URL"])
      expect(output()).toContain(name);
    expect(output()).not.toContain("PUSHER_KEY");
  });
});
