import { newId } from "@handrail/core";
import type { Database } from "@handrail/db";
import type { DemoOrganization } from "./content/index.ts";
import { idOf, type OrganizationIds } from "./seed-organization.ts";

/** What agents of the organisation answer again and again. */
export async function seedTemplates(
  db: Database,
  demo: DemoOrganization,
  { orgId, categories }: OrganizationIds,
  now: Date,
): Promise<void> {
  await db.withOrg(orgId, (tx) =>
    tx.replyTemplate.createMany({
      data: demo.templates.map(({ name, shortcut, body, category }) => ({
        orgId,
        id: newId(),
        name,
        shortcut,
        body,
        categoryId: category ? idOf(categories, category) : null,
        createdAt: now,
        updatedAt: now,
      })),
    }),
  );
}
