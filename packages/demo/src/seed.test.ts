import { randomUUID } from "node:crypto";
import { openDatabase } from "@handrail/db";
import { deploy, resetDatabase, withDatabase } from "@handrail/db/deploy/index";
import { expect, inject, it } from "vitest";
import { demoOrganizations } from "./content/index.ts";
import { seedDemo } from "./seed.ts";

it("fills an empty database once, and only an empty one", async () => {
  const ownerUrl = withDatabase(inject("ownerUrl"), "demo_seed");
  const { appUrl } = await deploy({ ownerUrl, secret: "a secret for tests only" });
  const db = openDatabase(appUrl, { max: 4 });
  try {
    const leftOver = randomUUID();
    const email = "customer@2bot.example";
    await db.withPerson(leftOver, (tx) => tx.user.create({ data: { id: leftOver, email, name: "Cut off" } }));
    expect(await seedDemo({ db, now: new Date() })).toBe(true);
    expect(await seedDemo({ db, now: new Date() })).toBe(false);
    const organizations = await db.withNobody((tx) =>
      tx.organization.findMany({ select: { id: true, slug: true } }),
    );
    expect(organizations.map(({ slug }) => slug).sort()).toEqual(["2bot", "arbibase", "opttius"]);
    for (const { id, slug } of organizations) {
      const demo = demoOrganizations.find((candidate) => candidate.slug === slug);
      const counts = await db.withOrg(id, async (tx) => ({
        tickets: await tx.ticket.count(),
        future: await tx.message.count({ where: { createdAt: { gt: new Date() } } }),
        unindexed: await tx.article.count({ where: { status: "published", passages: { none: {} } } }),
        outOfStep: await tx.conversation.count({ where: { lastSeq: 0 } }),
        impossible: (await tx.searchQuery.findMany()).filter((row) => row.opened + row.tickets > row.searches)
          .length,
      }));
      expect(await db.withOrg(id, (tx) => tx.searchQuery.count())).toBeGreaterThan(100);
      expect(counts).toEqual({
        tickets: demo?.tickets.length,
        future: 0,
        unindexed: 0,
        outOfStep: 0,
        impossible: 0,
      });
    }
  } finally {
    await db.close();
    await resetDatabase({ ownerUrl, database: "demo_seed" });
  }
}, 120_000);
