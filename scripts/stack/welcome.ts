import path from "node:path";
import type { ServerEnv } from "@handrail/env";
import pc from "picocolors";
import type { DemoState } from "./database.ts";
import { root } from "./root.ts";

const width = 98;
const rule = (title = "") =>
  pc.dim(`${title ? `── ${title} ` : ""}${"─".repeat(width - (title ? title.length + 4 : 0))}`);
const row = (name: string, value: string) => `  ${name.padEnd(13)} ${value}`;

const near = (folder: string) => {
  const relative = path.relative(root, folder);
  return relative.startsWith("..") ? folder : relative;
};

function accounts(demo: DemoState) {
  if (!demo.isThere) return [];
  const lines = demo.accounts.map(
    ({ organization, role, email }) => `  ${organization.padEnd(13)} ${role.padEnd(12)} ${email}`,
  );
  return ["", rule("Demo accounts"), ...lines, `  The password of all of them is ${pc.bold(demo.password)}`];
}

function services(env: ServerEnv) {
  const { settings, dataDir } = env;
  const ai = settings.OPENAI_API_KEY || settings.OPENAI_BASE_URL;
  return [
    row(
      "Database",
      env.isDatabaseEmbedded
        ? `${near(path.join(dataDir, "postgres"))}  (your own: DATABASE_URL)`
        : "DATABASE_URL",
    ),
    row(
      "Mail",
      settings.SMTP_URL ? "SMTP_URL" : `${near(path.join(dataDir, "mail"))}  (to send it: SMTP_URL)`,
    ),
    row("Files", near(path.join(dataDir, "files"))),
    row(
      "Realtime",
      env.isRealtimeEmbedded ? "embedded, for one machine  (hosted Pusher, Sockudo: PUSHER_…)" : "PUSHER_…",
    ),
    row(
      "AI",
      ai
        ? (settings.OPENAI_BASE_URL ?? "api.openai.com")
        : "local model  (any compatible service: OPENAI_API_KEY, OPENAI_BASE_URL)",
    ),
    row("Logs", near(path.join(dataDir, "logs"))),
  ];
}

/** What the person who started it has to know, once. */
export function welcome(env: ServerEnv, demo: DemoState, seconds: number): string {
  const first = demo.isThere
    ? []
    : ["", "  Make the first organisation with: npx -y pnpm@12.21.0 org:create"];
  return [
    "",
    rule("Handrail"),
    `  ${pc.bold(pc.green(env.publicUrl))}   ${pc.dim(`ready in ${seconds.toFixed(1)} s, Ctrl-C stops everything`)}`,
    ...first,
    ...accounts(demo),
    "",
    rule("Where things are"),
    ...services(env),
    pc.dim("  Settings go into .env; .env.example explains them."),
    rule(),
    "",
  ].join("\n");
}
