import path from "node:path";
import type { NextConfig } from "next";
import createNextIntlPlugin from "next-intl/plugin";

const root = path.join(import.meta.dirname, "../..");

const config: NextConfig = {
  transpilePackages: [
    "@handrail/api",
    "@handrail/contracts",
    "@handrail/sync",
    "@handrail/core",
    "@handrail/db",
    "@handrail/env",
    "@handrail/ui",
  ],
  serverExternalPackages: [
    "@node-rs/argon2",
    "pg",
    "pg-boss",
    "pusher",
    "nodemailer",
    "rate-limiter-flexible",
  ],
  outputFileTracingRoot: root,
  turbopack: { root },
  poweredByHeader: false,
  reactStrictMode: true,
  // What it keeps of another process has the pages that are open reload without end.
  experimental: { turbopackFileSystemCacheForDev: false },
  typescript: { ignoreBuildErrors: true },
};

export default createNextIntlPlugin("./src/i18n/request.ts")(config);
