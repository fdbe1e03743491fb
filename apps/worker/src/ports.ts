import type { Ports } from "@handrail/core";
import { createModel } from "@handrail/core/adapters/ai";
import { openDatabase } from "@handrail/core/adapters/database";
import { createEmbedder } from "@handrail/core/adapters/embedder";
import { createJobs } from "@handrail/core/adapters/jobs";
import { createLimiter } from "@handrail/core/adapters/limiter";
import { createLog } from "@handrail/core/adapters/log";
import { createMailer } from "@handrail/core/adapters/mailer";
import { createOutbound } from "@handrail/core/adapters/outbound";
import { createRealtime } from "@handrail/core/adapters/realtime";
import { createScanner } from "@handrail/core/adapters/scanner";
import { createStorage } from "@handrail/core/adapters/storage";
import { createVault } from "@handrail/core/adapters/vault";
import type { WorkerEnv } from "@handrail/env";

/** Wires every port to its real implementation, once for the process. */
export async function openPorts(env: WorkerEnv) {
  const db = openDatabase(env.workerDatabaseUrl, { max: env.databasePoolSize });
  const log = createLog(env.logLevel);
  const jobs = await createJobs({ databaseUrl: env.workerDatabaseUrl, log });
  const realtime = createRealtime({ ...env.pusher, db, log });
  const ports: Ports = {
    db,
    log,
    jobs,
    realtime,
    publicUrl: env.publicUrl,
    mailer: createMailer(env.mail),
    storage: createStorage(env.storage),
    scanner: createScanner(env.scanner),
    limiter: createLimiter(db.pool),
    ai: createModel(env.ai),
    embedder: createEmbedder(env.ai, log),
    outbound: createOutbound(env.outbound),
    vault: createVault(env.storage.secret),
  };
  const close = async () => {
    await realtime.settled();
    realtime.close();
    await jobs.close();
    await db.close();
  };
  return { ports, realtime, close };
}
