import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import { verifyRequest } from "@handrail/core/adapters/webhook-signature";
import { z } from "zod";
import { findOrder } from "./orders.ts";

const callSchema = z.object({
  tool: z.string(),
  isTest: z.boolean(),
  customer: z.object({ email: z.string() }),
  input: z.object({ order: z.string() }),
});
type Call = z.output<typeof callSchema>;
type Answer = { status: number; body: unknown };

const ok = (body: unknown): Answer => ({ status: 200, body });
const no = (status: number, message: string): Answer => ({ status, body: { error: { message } } });

/** The application behind the endpoints: orders, and which of them were refunded under which number. */
function createShop() {
  const refunds = new Map<string, string>();
  const tools: Record<string, (call: Call) => Answer> = {
    "/tools/order": ({ isTest, customer, input }) => {
      if (isTest) return ok({ order: input.order, status: "active", tokens: 500, total: 9, currency: "EUR" });
      const order = findOrder(refunds, customer, input.order);
      return order ? ok(order) : no(404, "This customer has no such order.");
    },
    "/tools/refund": ({ isTest, customer, input }) => {
      if (isTest) return ok({ refund: "R-TEST", tokens: 500 });
      const order = findOrder(refunds, customer, input.order);
      if (!order) return no(404, "This customer has no such order.");
      if (order.status === "refunded") return no(409, "The tokens of this order were refunded already.");
      const refund = `R-${order.order}`;
      refunds.set(order.order, refund);
      return ok({ refund, tokens: order.tokens });
    },
    "/tools/refund-revoke": ({ isTest, customer, input }) => {
      if (isTest) return ok({ order: input.order, status: "active" });
      const order = findOrder(refunds, customer, input.order);
      if (!order) return no(404, "This customer has no such order.");
      refunds.delete(order.order);
      return ok({ order: order.order, status: "active" });
    },
  };
  return tools;
}

const mostAnswers = 10_000;
const mostBytes = 100_000;

/** Answers signed requests alone, and each `idempotency-key` once. */
export function createDemoHost({
  secrets,
  now = () => new Date(),
}: {
  secrets: readonly string[];
  now?: () => Date;
}) {
  const tools = createShop();
  const answered = new Map<string, Answer>();

  async function answer(request: IncomingMessage): Promise<Answer> {
    const tool = tools[request.url ?? ""];
    if (request.method !== "POST" || !tool) return no(404, "There is no such tool.");
    if (Number(request.headers["content-length"] ?? 0) > mostBytes) return no(413, "This is too large.");
    const body = await text(request);
    const verified = verifyRequest({ secrets, headers: request.headers, body }, now());
    if (verified.kind === "refused") return no(401, `The signature does not hold: ${verified.reason}.`);
    const before = answered.get(verified.id);
    if (before) return before;
    const call = callSchema.safeParse(JSON.parse(body));
    if (!call.success) return no(422, "This is not a call of a tool for a customer.");
    const result = tool(call.data);
    if (answered.size >= mostAnswers) answered.delete([...answered.keys()][0] ?? "");
    if (!call.data.isTest) answered.set(verified.id, result);
    return result;
  }

  return createServer((request: IncomingMessage, response: ServerResponse) => {
    answer(request)
      .catch(() => no(400, "This cannot be read."))
      .then(({ status, body }) => {
        response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
      });
  });
}
