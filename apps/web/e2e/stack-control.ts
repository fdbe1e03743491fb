import path from "node:path";

const { HANDRAIL_E2E_CONTROL_PORT = "", HANDRAIL_E2E_DATA_DIR = "" } = process.env;

async function ask(action: string) {
  const response = await fetch(`http://127.0.0.1:${HANDRAIL_E2E_CONTROL_PORT}${action}`, { method: "POST" });
  if (!response.ok) throw new Error(`${action}: ${await response.text()}`);
}

/** The realtime server of the product under test. Only in `*.outage.spec.ts`, which run alone. */
export const realtime = {
  kill: () => ask("/realtime/kill"),
  restart: () => ask("/realtime/restart"),
};

/** Which model answers in chats. Only in `*.outage.spec.ts`: the web process starts again with it. */
export const model = {
  use: (baseUrl: string) => ask(`/web/restart?${new URLSearchParams({ OPENAI_BASE_URL: baseUrl })}`),
  useLocal: () => ask("/web/restart"),
};

/** Lets time pass since the product last heard of an agent. */
export const passSince = (email: string, seconds: number) =>
  ask(`/agents/age?${new URLSearchParams({ email, seconds: String(seconds) })}`);

/** The same, once the product knows by itself that the agent's last dashboard is gone. Rejects where it does not. */
export const passSinceLeft = (email: string, seconds: number) =>
  ask(`/agents/age?${new URLSearchParams({ email, seconds: String(seconds), left: "" })}`);

/** Where the product under test puts the mail it sends. */
export const mailFolder = path.join(HANDRAIL_E2E_DATA_DIR, "mail");
