import http from "node:http";

/** A request; without a body it is a GET. */
export type Shot = { path: string; headers: Record<string, string>; body?: string };
export type Round = { perSecond: number; latenciesMs: number[]; failures: number };

type Options = {
  port: number;
  concurrency: number;
  durationMs: number;
  next: () => Shot;
  isOk: (status: number, body: string) => boolean;
};

function send(agent: http.Agent, port: number, shot: Shot): Promise<{ status: number; body: string }> {
  const { path, headers, body } = shot;
  const length = body === undefined ? {} : { "content-length": String(Buffer.byteLength(body)) };
  return new Promise((resolve, reject) => {
    const request = http.request(
      {
        agent,
        port,
        host: "127.0.0.1",
        method: body === undefined ? "GET" : "POST",
        path,
        headers: { ...headers, ...length },
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.on("end", () =>
          resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString("utf8") }),
        );
      },
    );
    request.on("error", reject);
    request.end(body);
  });
}

/** Sends requests at a fixed concurrency over kept-alive connections to this machine, for a bounded time. */
export async function fire({ port, concurrency, durationMs, next, isOk }: Options): Promise<Round> {
  const agent = new http.Agent({ keepAlive: true, maxSockets: concurrency });
  const latenciesMs: number[] = [];
  let failures = 0;
  const startedAt = performance.now();
  const worker = async () => {
    while (performance.now() - startedAt < durationMs) {
      const sentAt = performance.now();
      const { status, body } = await send(agent, port, next());
      if (isOk(status, body)) latenciesMs.push(performance.now() - sentAt);
      else failures += 1;
    }
  };
  await Promise.all(Array.from({ length: concurrency }, worker));
  const seconds = (performance.now() - startedAt) / 1000;
  agent.destroy();
  return { perSecond: latenciesMs.length / seconds, latenciesMs, failures };
}

/** The value below which a share of the values lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export const median = (values: readonly number[]) => quantile(values, 0.5);
export const rounded = (value: number, digits = 2) => Number(value.toFixed(digits));
