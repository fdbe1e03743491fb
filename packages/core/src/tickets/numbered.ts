import type { ServiceContext } from "../context.ts";
import { conflict } from "../errors.ts";
import { isUniqueViolation } from "../unique-violation.ts";
import { takeNumber } from "./take-number.ts";

const attempts = 5;

/**
 * Runs `work` with a number of the desk, and again with the next where the number turned out to be taken. `earlier`
 * finds what another try of the same request has written meanwhile. Call it outside a transaction.
 */
export async function numbered<T>(
  ctx: ServiceContext,
  desk: { id: string; numberPattern: string },
  earlier: () => Promise<T | null>,
  work: (number: string) => Promise<T>,
): Promise<T> {
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const number = await takeNumber(ctx, desk);
    try {
      return await work(number);
    } catch (error) {
      if (!isUniqueViolation(error)) throw error;
      const other = await earlier();
      if (other) return other;
    }
  }
  throw conflict("ticket_changed");
}
