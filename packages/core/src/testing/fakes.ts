import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import type { JobName, JobPayload, Push } from "@handrail/contracts";
import type { Database } from "@handrail/db";
import { createScanner } from "../adapters/scanner.ts";
import { createVault } from "../adapters/vault.ts";
import type { Mail, ModelPort, OutboundOutcome, OutboundRequest, Ports } from "../ports.ts";

export type EnqueuedJob = { [Name in JobName]: { name: Name; payload: JobPayload<Name> } }[JobName];

/** Ports that keep what they were given, for tests to look at; the database is the real one. */
export type FakePorts = Ports & {
  enqueued: { name: JobName; payload: unknown }[];
  published: Push[];
  disconnected: string[];
  mails: Mail[];
  /** What was sent to other systems, and how they answer; `{}` where a test says nothing. */
  posted: OutboundRequest[];
  answer: (request: OutboundRequest) => OutboundOutcome | Promise<OutboundOutcome>;
};

const noModel: ModelPort = {
  get model(): never {
    throw new Error("this test gave no model");
  },
  name: "none",
  isLocal: true,
};

/** Files in memory; the signatures are what was signed. */
function fakeStorage(): Ports["storage"] {
  const files = new Map<string, Buffer>();
  return {
    limits: { fileBytes: 25 * 1024 * 1024, organizationBytes: 1024 * 1024 * 1024 },
    put: async (key, content) => {
      files.set(key, await buffer(Readable.from(content instanceof Uint8Array ? [content] : content)));
    },
    open: async (key) => {
      const bytes = files.get(key);
      return bytes ? { size: bytes.byteLength, stream: Readable.from([bytes]) } : null;
    },
    read: async (key) => files.get(key) ?? null,
    move: async (from, to) => {
      const bytes = files.get(from);
      if (!bytes) throw new Error("nothing to move");
      files.set(to, bytes);
      files.delete(from);
    },
    remove: async (key) => {
      files.delete(key);
    },
    sign: (text) => createHash("sha256").update(text).digest("base64url"),
  };
}

/** @param ai the model, where the test needs one */
export function fakePorts(db: Database, ai: ModelPort = noModel): FakePorts {
  const enqueued: FakePorts["enqueued"] = [];
  const published: Push[] = [];
  const disconnected: string[] = [];
  const mails: Mail[] = [];
  const posted: OutboundRequest[] = [];
  const storage = fakeStorage();
  const ports: FakePorts = {
    db,
    ai,
    embedder: null,
    enqueued,
    published,
    disconnected,
    mails,
    posted,
    answer: () => ({ kind: "answered", status: 200, body: "{}", json: {}, attempts: 1, latencyMs: 1 }),
    publicUrl: "http://handrail.test",
    jobs: {
      enqueue: async (_transaction, name, payload) => {
        enqueued.push({ name, payload });
      },
    },
    realtime: {
      publish: (_outboxId, pushes) => {
        published.push(...pushes);
      },
      disconnectPerson: async (userId) => {
        disconnected.push(userId);
      },
      authorizeChannel: () => ({ auth: "test" }),
      authenticateUser: () => ({ auth: "test", user_data: "{}" }),
      isWebhook: () => false,
      settled: async () => undefined,
    },
    mailer: {
      send: async (mail) => {
        mails.push(mail);
      },
    },
    storage,
    scanner: createScanner({}),
    outbound: {
      check: (url) => (URL.canParse(url) ? null : "address_invalid"),
      post: async (request) => {
        posted.push(request);
        return ports.answer(request);
      },
    },
    vault: createVault("a secret of the tests, long enough"),
    limiter: { consume: async () => undefined, refund: async () => undefined },
    log: { info: () => undefined, error: () => undefined },
  };
  return ports;
}
