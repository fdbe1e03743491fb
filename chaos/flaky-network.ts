import { connect, createServer, type Socket } from "node:net";

type Pair = { near: Socket; far: Socket; isRealtime: boolean };

export type FlakyNetwork = {
  port: number;
  /** Cuts these shares of the open connections without a goodbye: of those of realtime, and of requests. */
  cut(share: { realtime: number; requests: number }): void;
  /** From now on whatever passes is held back for up to so many milliseconds. */
  slow(upToMs: number): void;
  close(): void;
};

/** A way through to a port of this machine that loses connections and slows down, as networks do. */
export async function flakyNetwork(targetPort: number, random: () => number): Promise<FlakyNetwork> {
  const pairs = new Set<Pair>();
  let slowMs = 0;

  const carry = (from: Socket, to: Socket) => {
    let line = Promise.resolve();
    from.on("data", (chunk) => {
      const wait = slowMs === 0 ? 0 : random() * slowMs;
      line = line.then(async () => {
        if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
        if (!to.destroyed) to.write(chunk);
      });
    });
    from.on("end", () => void line.then(() => to.end()));
  };
  const server = createServer((near) => {
    const far = connect(targetPort, "127.0.0.1");
    const pair = { near, far, isRealtime: false };
    pairs.add(pair);
    near.once("data", (chunk: Buffer) => {
      pair.isRealtime = /^upgrade: websocket/im.test(chunk.toString("latin1"));
    });
    const end = () => {
      pairs.delete(pair);
      near.destroy();
      far.destroy();
    };
    for (const socket of [near, far]) socket.on("error", end).on("close", end);
    carry(near, far);
    carry(far, near);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("the network has no port");
  return {
    port: address.port,
    cut({ realtime, requests }) {
      for (const { near, far, isRealtime } of pairs) {
        if (random() >= (isRealtime ? realtime : requests)) continue;
        near.resetAndDestroy();
        far.destroy();
      }
    },
    slow(upToMs) {
      slowMs = upToMs;
    },
    close() {
      for (const { near, far } of pairs) {
        near.destroy();
        far.destroy();
      }
      server.close();
    },
  };
}
