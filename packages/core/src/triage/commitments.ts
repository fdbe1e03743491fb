import type { Locale } from "@handrail/contracts";

/** PURE. Words that promise something; an answer may use one only where its source does (attack I5). */
export const commitments: Record<Locale, readonly string[]> = {
  en: (
    "refund refunds refunded reimburse reimbursed compensation compensate credit credited discount free guarantee guaranteed " +
    "promise waive waived warranty liability legal always forever unlimited immediately today tomorrow"
  ).split(" "),
  es: (
    "reembolso reembolsos reembolsamos reembolsar devolución devolver compensación compensar crédito descuento gratis gratuito garantía " +
    "garantizado garantizamos prometemos legal siempre ilimitado inmediatamente hoy mañana"
  ).split(" "),
};
