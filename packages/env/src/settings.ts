import { z } from "zod";

const port = z.coerce.number().int().min(1).max(65_535);
const count = (max: number) => z.coerce.number().int().min(0).max(max);
const text = z.string().trim().min(1);
const flag = z.enum(["true", "false"]).transform((value) => value === "true");
const httpUrl = z.url({ protocol: /^https?$/ }).transform((value) => value.replace(/\/+$/, ""));
const hostAndPort = /^(?:[a-z0-9.-]+|\[[0-9a-f:.]+\]):([1-9]\d{0,4})$/i;
const hostList = text
  .transform((value) => value.split(/[\s,]+/).filter(Boolean))
  .pipe(z.array(z.string().regex(hostAndPort)));
const postgresUrl = z.url({ protocol: /^postgres(ql)?$/ });

/** One setting: what it takes, in words too, and whether its value may be shown in a message. */
export type Setting = { schema: z.ZodType; allowed: string; isSecret?: boolean };

const aPostgresUrl = "a PostgreSQL address: postgresql://user:password@host:5432/database";

/**
 * Every setting there is, under the name of its environment variable. `.env.example` documents the same names;
 * `example.test.ts` holds the two equal.
 */
export const settings = {
  PORT: { schema: port.default(3000), allowed: "a port: a whole number from 1 to 65535" },
  HOST: { schema: text.default("127.0.0.1"), allowed: "an address to listen on: 127.0.0.1, 0.0.0.0, ::" },
  PUBLIC_URL: { schema: httpUrl.optional(), allowed: "an address: https://support.example.com" },
  TRUSTED_PROXIES: {
    schema: count(10).default(0),
    allowed: "how many proxies of yours stand in front: a whole number from 0 to 10",
  },
  DATA_DIR: { schema: text.default(".handrail"), allowed: "a folder" },
  DEMO: { schema: flag.optional(), allowed: "true or false" },
  LOG_LEVEL: {
    schema: z.enum(["info", "error", "silent"]).default("info"),
    allowed: "info, error or silent",
  },
  AUTH_SECRET: {
    schema: z.string().min(32).optional(),
    allowed: "a random text of at least 32 characters: openssl rand -base64 32",
    isSecret: true,
  },
  DATABASE_URL: { schema: postgresUrl.optional(), allowed: aPostgresUrl, isSecret: true },
  APP_DATABASE_URL: { schema: postgresUrl.optional(), allowed: aPostgresUrl, isSecret: true },
  WORKER_DATABASE_URL: { schema: postgresUrl.optional(), allowed: aPostgresUrl, isSecret: true },
  JOBS_DATABASE_URL: { schema: postgresUrl.optional(), allowed: aPostgresUrl, isSecret: true },
  DATABASE_POOL_SIZE: {
    schema: z.coerce.number().int().min(2).max(200).default(16),
    allowed: "connections of each process at most: a whole number from 2 to 200",
  },
  PUSHER_APP_ID: { schema: text.optional(), allowed: "the app id of a Pusher Channels server" },
  PUSHER_KEY: { schema: text.optional(), allowed: "the key of a Pusher Channels server" },
  PUSHER_SECRET: {
    schema: text.optional(),
    allowed: "the secret of a Pusher Channels server",
    isSecret: true,
  },
  PUSHER_CLUSTER: { schema: text.optional(), allowed: "a cluster of hosted Pusher: eu, us2, ap1" },
  PUSHER_HOST: { schema: text.optional(), allowed: "the host name of a Pusher Channels server" },
  PUSHER_PORT: { schema: port.optional(), allowed: "a port: a whole number from 1 to 65535" },
  PUSHER_TLS: { schema: flag.optional(), allowed: "true or false" },
  PUSHER_PROXY: { schema: flag.default(false), allowed: "true or false" },
  SMTP_URL: {
    schema: z.url({ protocol: /^smtps?$/ }).optional(),
    allowed: "a mail server: smtps://user:password@host:465 or smtp://host:587",
    isSecret: true,
  },
  MAIL_FROM: {
    schema: text
      .regex(/^[^<>\r\n]*<[^<>\s@]+@[^<>\s@]+>$|^[^<>\s@]+@[^<>\s@]+$/)
      .default("Handrail <support@localhost>"),
    allowed: "a sender: Support <support@example.com>",
  },
  CLAMD_URL: {
    schema: z.url({ protocol: /^tcp$/ }).optional(),
    allowed: "a ClamAV daemon: tcp://clamav.example.com:3310",
  },
  FILE_MAX_MB: {
    schema: z.coerce.number().int().min(1).max(1_024).default(25),
    allowed: "how large one file may be, in MB: a whole number from 1 to 1024",
  },
  FILE_QUOTA_MB: {
    schema: z.coerce.number().int().min(1).max(100_000_000).default(10_240),
    allowed: "how much all files of an organisation may take, in MB: a whole number from 1",
  },
  OUTBOUND_ALLOWED_HOSTS: {
    schema: hostList.default([]),
    allowed: "hosts with their ports, separated by commas: tools.internal:8080,10.0.0.7:443",
  },
  OPENAI_API_KEY: {
    schema: text.optional(),
    allowed: "a key of an OpenAI-compatible service",
    isSecret: true,
  },
  OPENAI_BASE_URL: { schema: httpUrl.optional(), allowed: "an address: https://api.openai.com/v1" },
  OPENAI_MODEL: { schema: text.optional(), allowed: "the name of a model of that service" },
  OPENAI_API: {
    schema: z.enum(["chat", "responses"]).default("chat"),
    allowed: "the protocol of that service: chat (completions) or responses",
  },
  OPENAI_EMBEDDING_MODEL: {
    schema: text.optional(),
    allowed: "the name of an embedding model of that service: text-embedding-3-small",
  },
  GITHUB_CLIENT_ID: { schema: text.optional(), allowed: "the client id of an OAuth app" },
  GITHUB_CLIENT_SECRET: { schema: text.optional(), allowed: "its client secret", isSecret: true },
  GOOGLE_CLIENT_ID: { schema: text.optional(), allowed: "the client id of an OAuth app" },
  GOOGLE_CLIENT_SECRET: { schema: text.optional(), allowed: "its client secret", isSecret: true },
} as const satisfies Record<string, Setting>;

export type SettingName = keyof typeof settings;
export const settingNames = Object.keys(settings) as readonly SettingName[];

/** Guarantee: the keys and schemas of the object are those of the table. */
const shape = Object.fromEntries(settingNames.map((name) => [name, settings[name].schema])) as {
  [Name in SettingName]: (typeof settings)[Name]["schema"];
};
export const settingsSchema = z.object(shape);
export type Settings = z.output<typeof settingsSchema>;
