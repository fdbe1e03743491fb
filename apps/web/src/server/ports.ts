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

import type { WebEnv } from "@handrail/env";

/** Wires every port to its real implementation, once for the process. */
export async function openPorts(env: WebEnv): Promise<Ports> {
  const db = openDatabase(env.appDatabaseUrl, { max: env.databasePoolSize });
  const log = createLog(env.logLevel);
  return {
    db,
    log,
    publicUrl: env.publicUrl,
    jobs: await createJobs({ databaseUrl: env.appDatabaseUrl, log }),
    realtime: createRealtime({ ...env.pusher, db, log }),
    mailer: createMailer(env.mail),
    storage: createStorage(env.storage),
    scanner: createScanner(env.scanner),
    limiter: createLimiter(db.pool),
    ai: createModel(env.ai),
    embedder: createEmbedder(env.ai, log),
    outbound: createOutbound(env.outbound),
    vault: createVault(env.storage.secret),
  };
}
