import type { Readable } from "node:stream";
import type { JobName, JobPayload, Push } from "@handrail/contracts";
import type { Database, HotSql, Tx } from "@handrail/db";
import type { LanguageModel } from "ai";

/** A statement on the open transaction, whichever way it was opened. */
export type OpenTransaction = { tx: Tx } | { sql: HotSql };

/**
 * Jobs join the transaction of the rows they are about. While a job with the same `singletonKey` waits to be run, another
 * is not added.
 */
export type JobsPort = {
  enqueue<Name extends JobName>(
    transaction: OpenTransaction,
    name: Name,
    payload: JobPayload<Name>,
    options?: { startAfterSeconds?: number; singletonKey?: string },
  ): Promise<void>;
};

/** A request that says to come from the realtime server; `body` as it came, before it is parsed. */
export type WebhookRequest = { key: string | null; signature: string | null; body: string };

/** Publishes to realtime after commit. Never throws: what fails is left in the outbox for the worker. */
export type RealtimePort = {
  publish(outboxId: string, pushes: readonly Push[]): void;
  /** Ends every realtime connection of a person whose access was taken away. */
  disconnectPerson(userId: string): Promise<void>;
  authorizeChannel(
    socketId: string,
    channel: string,
    member?: { user_id: string; user_info: Record<string, unknown> },
  ): { auth: string; channel_data?: string };
  authenticateUser(socketId: string, user: { id: string }): { auth: string; user_data: string };
  /** Whether our realtime server signed it. */
  isWebhook(request: WebhookRequest): boolean;
  /** Resolves once everything handed to `publish` was sent or given up. */
  settled(): Promise<void>;
};

export type Mail = {
  to: string;
  subject: string;
  text: string;
  html?: string;
  headers?: Record<string, string>;
};
export type MailerPort = { send(mail: Mail): Promise<void> };

/** Files under keys of our own making. What may be read or written by whom, `files` decides before. */
export type StoragePort = {
  /** What one file may hold, and all of an organisation's together, in bytes. */
  limits: { fileBytes: number; organizationBytes: number };
  /** Keeps the whole content or, where the stream fails, nothing of it. */
  put(key: string, content: Uint8Array | AsyncIterable<Uint8Array>): Promise<void>;
  open(key: string): Promise<{ size: number; stream: Readable } | null>;
  read(key: string): Promise<Uint8Array | null>;
  /** In one step; what was there is gone. */
  move(from: string, to: string): Promise<void>;
  remove(key: string): Promise<void>;
  /** The signature of a text; nobody else can make it. */
  sign(text: string): string;
};

export type Verdict = { kind: "clean" } | { kind: "infected"; malware: string };

/** Looks for malware. Throws where it cannot: then nothing is known of the file, and nobody may have it. */
export type ScannerPort = { scan(content: AsyncIterable<Uint8Array>): Promise<Verdict> };

/** What is counted; the limits are in `adapters/limiter.ts`. `_ip` counts by the peer's address. */
export type LimiterRule =
  | "sign_in"
  | "sign_in_ip"
  | "link"
  | "link_ip"
  | "token_ip"
  | "invitation"
  | "ticket"
  | "ticket_ip"
  | "message"
  | "message_ip"
  | "chat"
  | "chat_visitor"
  | "chat_ip"
  | "chat_start"
  | "callback"
  | "callback_ip"
  | "visitor_ip"
  | "visitor_org"
  | "transcript"
  | "typing"
  | "copilot"
  | "feedback"
  | "search"
  | "upload"
  | "upload_ip"
  | "portal_ip"
  | "portal"
  | "portal_mail"
  | "key"
  | "key_ip";

export type LimiterPort = {
  /**
   * Counts one attempt against `key`; throws LIMIT_REACHED over the limit. When it cannot count, what guards
   * sign-in and mail throws UNAVAILABLE, the rest lets pass.
   */
  consume(rule: LimiterRule, key: string): Promise<void>;
  /** Takes one counted attempt back: it turned out to be the rightful one. Never throws. */
  refund(rule: LimiterRule, key: string): Promise<void>;
};

/** The models of the installation; `name` is what is written to AiInteraction. */
export type ModelPort = { model: LanguageModel; name: string; isLocal: boolean };

/** Where a text lies among all texts, at length 1: the product of two says how alike they mean. */
export type Vector = Float32Array;

/** A model that places texts by what they mean. */
export type EmbedderPort = {
  /** Written to every vector: those of different models have nothing to do with each other. */
  name: string;
  /** One vector for each text, in their order. Throws where the service fails or says anything else. */
  embedTexts(texts: readonly string[], signal?: AbortSignal): Promise<Vector[]>;
  /** Null where it is not known within the time, for whatever reason. Never throws. */
  embedQuery(query: string, waitMs: number): Promise<Vector | null>;
};

export type OutboundRequest = {
  url: string;
  body: unknown;
  /** Signed with each of them: two while the old one is being replaced. */
  secrets: readonly string[];
  /** The same for every attempt at the same thing, also after a crash. */
  idempotencyKey: string;
  timeoutMs?: number;
  attempts?: number;
  maxBytes?: number;
};

export type OutboundRefusal = "address_invalid" | "not_https" | "private_address";

export type OutboundOutcome =
  | { kind: "answered"; status: number; body: string; json: unknown; attempts: number; latencyMs: number }
  | {
      kind: "failed";
      reason: "network" | "timeout" | "status" | "redirected" | "too_large";
      status?: number;
      body?: string;
      detail?: string;
      attempts: number;
      latencyMs: number;
    }
  | { kind: "refused"; reason: OutboundRefusal };

/** Signed requests to other people's systems. Nothing inside one's own network is reached unless it is allowed by name. */
export type OutboundPort = {
  /** Why nothing would be sent to this address, as far as it says itself; null where it may be. */
  check(url: string): OutboundRefusal | null;
  /** Never throws. */
  post(request: OutboundRequest): Promise<OutboundOutcome>;
};

/** Keeps secrets in the database that the database alone does not tell. */
export type VaultPort = {
  /** @param purpose names what it is and whose: it opens for the same purpose alone */
  seal(text: string, purpose: string): string;
  /** Null where it was sealed with another secret or for something else. */
  open(sealed: string, purpose: string): string | null;
};

export type LogPort = {
  info(message: string, data?: Record<string, unknown>): void;
  error(message: string, data?: Record<string, unknown>): void;
};

/** Everything outside the domain. One real implementation each in `adapters/`. */
export type Ports = {
  db: Database;
  jobs: JobsPort;
  realtime: RealtimePort;
  mailer: MailerPort;
  storage: StoragePort;
  scanner: ScannerPort;
  limiter: LimiterPort;
  ai: ModelPort;
  /** Null where no embedding model is configured. */
  embedder: EmbedderPort | null;
  outbound: OutboundPort;
  vault: VaultPort;
  log: LogPort;
  /** The address under which people reach the product, without a trailing slash. */
  publicUrl: string;
};
