import { connect, createServer } from "node:net";
import type { ServerEnv } from "@handrail/env";
import { StartError } from "./root.ts";
import { readState, writeState } from "./state.ts";

/** Code of the error that listening on a port gives, `undefined` when it works, and the port taken. */
function tryListen(port: number, host: string) {
  return new Promise<{ port: number; error?: string }>((resolve) => {
    const server = createServer();
    server.once("error", (error: NodeJS.ErrnoException) =>
      resolve({ port, error: error.code ?? error.message }),
    );
    server.listen({ port, host, exclusive: true }, () => {
      const address = server.address();
      server.close(() => resolve({ port: typeof address === "object" && address ? address.port : port }));
    });
  });
}

function isAnswered(port: number, host: string) {
  return new Promise<boolean>((resolve) => {
    const socket = connect({ port, host, timeout: 500 });
    const end = (answer: boolean) => {
      socket.destroy();
      resolve(answer);
    };
    socket
      .once("connect", () => end(true))
      .once("error", () => end(false))
      .once("timeout", () => end(false));
  });
}

/** Makes sure, before anything is started, that the web server will get its port. Throws StartError. */
export async function requireFreePort({ port, host }: Pick<ServerEnv, "port" | "host">) {
  const { error } = await tryListen(port, host);
  const isTaken =
    error === "EADDRINUSE" || (await isAnswered(port, "127.0.0.1")) || (await isAnswered(port, "::1"));
  if (isTaken) {
    throw new StartError(
      `PORT ${port} is already in use, perhaps by another Handrail.\n` +
        `Stop what uses it, or take another: PORT=${port + 100} npx -y pnpm@12.21.0 start`,
    );
  }
  if (error === "EACCES")
    throw new StartError(`PORT ${port} needs more rights than you have: take one above 1023.`);
  if (error)
    throw new StartError(`HOST ${host}: cannot listen there (${error}). Use 127.0.0.1, 0.0.0.0 or ::.`);
}

/** Any free port of this machine. */
export async function freePort(preferred = 0): Promise<number> {
  const first = await tryListen(preferred, "127.0.0.1");
  const { port, error } = first.error ? await tryListen(0, "127.0.0.1") : first;
  if (error) throw new StartError(`No free port on 127.0.0.1 (${error}).`);
  return port;
}

/** A free private port, the one of the last start where it is still free. */
export async function privatePort(dataDir: string, name: string): Promise<number> {
  const state = await readState(dataDir, "ports.json");
  const port = await freePort(Number(state[name] ?? 0));
  if (String(port) !== state[name])
    await writeState(dataDir, "ports.json", { ...state, [name]: String(port) });
  return port;
}
