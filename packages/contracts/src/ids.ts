import { z } from "zod";

/** UUID in canonical lower-case form; every id in the product is one (version 7 when made by us). */
export const idSchema = z
  .uuid()
  .refine((value) => value === value.toLowerCase(), { error: "must be a lower-case UUID" });

export type OrgId = string & z.$brand<"OrgId">;

/** Brands an organisation id that was read from a membership or from the database. Nothing else may mint one. */
export function mintOrgId(id: string): OrgId {
  return z.uuid().brand<"OrgId">().parse(id);
}

/** Chosen by the client once for each thing it wants done; the same key twice is the same request. */
export const idempotencyKeySchema = z.uuid();
