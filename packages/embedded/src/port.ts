import { readFile, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import type { Cluster } from "./cluster.ts";

function tryPort(port: number) {
  return new Promise<number | undefined>((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(undefined));
    server.listen({ port, host: "127.0.0.1" }, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" ? address?.port : undefined));
    });
  });
}

/** The port of the last start when it is free, otherwise another free one, remembered for the next start. */
export async function choosePort(cluster: Cluster): Promise<number> {
  const remembered = Number(await readFile(cluster.portFile, "utf8").catch(() => "0"));
  const usable = Number.isInteger(remembered) && remembered > 0 && remembered < 65536 ? remembered : 0;
  const port = (await tryPort(usable)) ?? (await tryPort(0));
  if (port === undefined) throw new Error("No free port on 127.0.0.1.");
  if (port !== remembered) await writeFile(cluster.portFile, `${port}\n`);
  return port;
}
