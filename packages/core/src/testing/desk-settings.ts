import type { TestOrg } from "./test-org.ts";

/** What a setting is saved with that is not there yet. */
export const isNew = { id: null, version: null };

/** A category as an admin writes one. */
export const category = {
  name: "Café & más",
  description: "",
  defaultPriority: "high" as const,
  teamId: null,
  intents: [],
};

/** What the history says of settings, in order. */
export const settingEvents = ({ ports, org }: TestOrg) =>
  ports.db.withOrg(org.id, (tx) =>
    tx.event.findMany({
      where: { OR: [{ kind: { startsWith: "setting" } }, { kind: "organization.changed" }] },
      orderBy: [{ createdAt: "asc" }, { id: "asc" }],
      select: { kind: true, subjectId: true, data: true },
    }),
  );
