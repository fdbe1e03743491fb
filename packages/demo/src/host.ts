import type { ToolContract } from "@handrail/contracts";
import type { VaultPort } from "@handrail/core";
import { newId } from "@handrail/core";
import type { Database } from "@handrail/db";

/** Where the demo's own application listens, and what it needs to be believed. */
export type DemoHost = { origin: string; secret: string; vault: VaultPort };

const text = { type: "string", maxLength: 60 } as const;
const object = (properties: ToolContract["properties"], required: string[]): ToolContract => ({
  type: "object",
  properties,
  required,
  additionalProperties: false,
});
const order = object(
  { order: { type: "string", minLength: 3, maxLength: 20, description: "Number of the order" } },
  ["order"],
);

const tools = [
  {
    key: "order_lookup",
    path: "/tools/order",
    name: "Look an order up",
    description: "Tells the state, the tokens and the price of an order of the customer.",
    output: object(
      {
        status: text,
        tokens: { type: "integer" },
        total: { type: "number" },
        currency: text,
        placedOn: text,
      },
      ["status"],
    ),
    risk: "low",
    needsApproval: false,
  },
  {
    key: "token_refund",
    path: "/tools/refund",
    name: "Refund the tokens of an order",
    description: "Gives the customer the tokens of an order back, once.",
    output: object({ refund: text, tokens: { type: "integer" } }, ["refund"]),
    risk: "high",
    needsApproval: true,
  },
  {
    key: "refund_revoke",
    path: "/tools/refund-revoke",
    name: "Take a refund back",
    description: "Makes an order as it was before its tokens were refunded.",
    output: object({ status: text }, ["status"]),
    risk: "high",
    needsApproval: true,
  },
] as const;

/** Connects the tools of the demo's application to an organisation. */
export async function connectTools(db: Database, orgId: string, host: DemoHost): Promise<void> {
  await db.withOrg(orgId, (tx) =>
    tx.tool.createMany({
      data: tools.map(({ path, ...tool }, sortOrder) => {
        const id = newId();
        return {
          orgId,
          id,
          ...tool,
          url: `${host.origin}${path}`,
          secret: host.vault.seal(host.secret, `tool ${orgId} ${id}`),
          input: order,
          permission: "tickets:write",
          needsCustomer: true,
          timeoutMs: 5_000,
          sortOrder,
        };
      }),
    }),
  );
}

const isHere = (url: string) => /^http:\/\/127\.0\.0\.1:\d+\/tools\//.test(url);

/** Points the tools of an earlier start to where the demo's application listens now. */
export async function findHostAgain(db: Database, origin: string): Promise<void> {
  const demo = await db.withNobody((tx) =>
    tx.organization.findMany({ where: { isDemo: true }, select: { id: true } }),
  );
  for (const { id: orgId } of demo) {
    await db.withOrg(orgId, async (tx) => {
      const rows = await tx.tool.findMany({ where: { orgId }, select: { id: true, url: true } });
      for (const { id, url } of rows) {
        const now = isHere(url) ? `${origin}${new URL(url).pathname}` : url;
        if (now !== url) await tx.tool.updateMany({ where: { orgId, id }, data: { url: now } });
      }
    });
  }
}
