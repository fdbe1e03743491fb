import { none, org, type Probe } from "./probe.ts";

/** Procedures of the keys by which other programs work here. */
export const apiKeyProbes: Record<string, Probe> = {
  "apiKeys.list": none(),
  "apiKeys.create": none(() => ({
    name: "Orchestrator",
    scopes: ["tickets:read"],
    branchIds: [],
    lifetimeDays: 30,
  })),
  "apiKeys.revoke": org(({ apiKeyId }) => ({ keyId: apiKeyId })),
};
