/** What this application sells: tokens, in orders of a customer. */
export type Order = {
  order: string;
  status: "active" | "refunded";
  tokens: number;
  total: number;
  currency: string;
  placedOn: string;
};

type Customer = { email: string };
const pattern = /^(TB|ARB)-(\d{4})$/;
const owners: Record<string, string> = {
  TB: "customer@2bot.example",
  ARB: "customer@arbibase.example",
};

/** An order of the customer; null where there is none or it is another's. The numbers 1000 to 9999 are all there. */
export function findOrder(
  refunds: ReadonlyMap<string, string>,
  customer: Customer,
  name: string,
): Order | null {
  const [order, prefix = "", digits = ""] = pattern.exec(name.trim().toUpperCase()) ?? [];
  if (!order || Number(digits) < 1_000 || owners[prefix] !== customer.email.toLowerCase()) return null;
  const number = Number(digits);
  return {
    order,
    status: refunds.has(order) ? "refunded" : "active",
    tokens: 500 * (1 + (number % 6)),
    total: 9 + 10 * (number % 6),
    currency: "EUR",
    placedOn: `2026-0${1 + (number % 9)}-1${number % 10}`,
  };
}
