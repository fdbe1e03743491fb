import type { Database } from "@handrail/db";
import type { DemoOrganization } from "./content/index.ts";
import { type DemoSearch, demoSearches } from "./content/searches.ts";
import { seededRandom } from "./random.ts";
import type { OrganizationIds } from "./seed-organization.ts";

const daysBack = 90;
const dayMs = 86_400_000;
const surfaces = ["help", "modal"] as const;

/** PURE. A whole number around `mean`, so that many of them have that mean. */
const around = (mean: number, random: () => number) => Math.floor(mean * 2 * random() + random());

/** Searches of one day: half as many on a weekend. */
function countsOf({ perWeek, inVain, tickets }: DemoSearch, day: Date, random: () => number) {
  const isWeekend = day.getUTCDay() % 6 === 0;
  const searches = around((perWeek / 12) * (isWeekend ? 0.5 : 1), random);
  const asked = Array.from({ length: searches }, () => random() * 100 < tickets).filter(Boolean).length;
  const read = inVain ? 0 : Math.min(searches - asked, around((searches - asked) * 0.6, random));
  return { searches, withoutResult: inVain ? searches : 0, opened: read, tickets: asked };
}

/** What visitors searched for in the last weeks. */
export async function seedSearches(
  db: Database,
  { slug, locale }: DemoOrganization,
  { orgId }: OrganizationIds,
  now: Date,
) {
  const random = seededRandom(slug.length * 7_919);
  const today = Date.parse(now.toISOString().slice(0, 10));
  const rows = Array.from({ length: daysBack }, (_, back) => new Date(today - back * dayMs)).flatMap((day) =>
    surfaces.flatMap((surface) =>
      (demoSearches[slug] ?? []).map((search) => ({
        ...{ orgId, day, query: search.query, surface, locale },
        ...countsOf(search, day, random),
      })),
    ),
  );
  const data = rows.filter(({ searches }) => searches > 0);
  await db.withOrg(orgId, (tx) => tx.searchQuery.createMany({ data }));
}
