import { connect, createServer, type Socket } from "node:net";

type Pair = { near: Socket; far: Socket };

export type FlakyNetwork = {
  port: number;
  /** Cuts this share of the open connections without a goodbye; resolves to how many of them there were. */
  cut(share: number): number;
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
    const pair = { near, far };
    pairs.add(pair);
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
    cut(share) {
      const chosen = [...pairs].filter(() => random() < share);
      for (const { near, far } of chosen) {
        near.resetAndDestroy();
        far.destroy();
      }
      return chosen.length;
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
