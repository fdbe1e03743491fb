import { checkFields } from "@handrail/contracts/custom-fields";
import type { CustomValue } from "@handrail/contracts/inputs/tickets";
import type { ServiceContext, TxContext } from "../context.ts";
import { withTransaction } from "../context.ts";
import { invalid } from "../errors.ts";

function findFields(ctx: TxContext, audience: "customer" | "staff") {
  return ctx.tx.customField.findMany({
    where: {
      orgId: ctx.org.id,
      isActive: true,
      ...(audience === "customer" ? { isCustomerVisible: true } : {}),
    },
    select: { key: true, name: true, kind: true, options: true, isRequired: true },
    orderBy: [{ sortOrder: "asc" }, { key: "asc" }],
  });
}

/** The organisation's own fields that a form shows. */
export const listFormFields = (ctx: ServiceContext, audience: "customer" | "staff") =>
  withTransaction(ctx, (ctx) => findFields(ctx, audience));

/** The values as they are kept. Throws INVALID naming `custom.<key>`. */
export async function checkCustom(
  ctx: TxContext,
  audience: "customer" | "staff",
  given: Readonly<Record<string, CustomValue>>,
) {
  const { values, problems } = checkFields(await findFields(ctx, audience), given);
  const wrong = Object.entries(problems).map(([key, problem]) => [`custom.${key}`, [problem]]);
  if (wrong.length > 0) throw invalid(Object.fromEntries(wrong));
  return values;
}
