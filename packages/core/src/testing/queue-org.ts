import { liveStatuses } from "@handrail/contracts";
import type { queueInput } from "@handrail/contracts/inputs/queue";
import type { z } from "zod";
import { withTransaction } from "../context.ts";
import { newId } from "../ids.ts";
import {
  assignTeam,
  assignTicket,
  changePriority,
  changeTags,
  markSeen,
  resolveTicket,
} from "../tickets/index.ts";
import { openTestTicket } from "./desk.ts";
import { testOrg } from "./test-org.ts";

const at = (minute: number) => ({ now: new Date(Date.UTC(2026, 0, 1, 9, minute)) });

/**
 * An organisation with twelve tickets, no two alike: `ids` in the order in which they were opened. 1 is resolved, 2
 * is the agent's, 6 is the team's and has both tags, 7 has one, 8 is watched by the agent, 9 is snoozed, 10 is late.
 */
export async function queueOrg() {
  const desk = await testOrg();
  const ids: string[] = [];
  const team = newId();
  const tags = { late: newId(), vip: newId() };
  const priorities = ["low", "normal", "high", "urgent"] as const;
  for (let index = 0; index < 12; index += 1) {
    const asker = index % 3 === 0 ? desk.otherCustomer : desk.customer;
    const { id: ticketId } = await openTestTicket(desk.as(asker, at(index % 5)), {
      subject: index === 4 ? "Discount of 100%_off" : `Subject ${index}`,
      description: index === 5 ? "The zebra printer jams" : "It is silent.",
      type: index % 2 === 0 ? "bug" : "billing",
      severity: index < 4 ? "critical" : "low",
      categoryId: index < 6 ? desk.categories.technical : desk.categories.billing,
    });
    ids.push(ticketId);
    const priority = priorities[index % 4] ?? "low";
    await changePriority(desk.as(desk.agent, at(20 + (index % 5))), { ticketId, version: 1, priority });
    const act = desk.as(desk.agent, at(30 + index));
    if (index === 1) await resolveTicket(act, { ticketId, version: 2, resolution: "Done." });
    if (index === 2) await assignTicket(act, { ticketId, version: 2, assigneeId: desk.agent.membershipId });
  }
  const { orgId } = { orgId: desk.org.id };
  await withTransaction(desk.as(desk.admin), async ({ tx }) => {
    await tx.team.create({ data: { orgId, id: team, name: "Second line" } });
    await tx.tag.createMany({ data: Object.entries(tags).map(([name, id]) => ({ orgId, id, name })) });
    await tx.ticketWatcher.create({
      data: { orgId, ticketId: ids[8] ?? "", membershipId: desk.agent.membershipId },
    });
    await tx.ticket.update({
      where: { orgId_id: { orgId, id: ids[9] ?? "" } },
      data: { snoozedUntil: new Date(Date.now() + 86_400_000) },
    });
    await tx.ticket.update({
      where: { orgId_id: { orgId, id: ids[10] ?? "" } },
      data: { dueAt: new Date(Date.now() - 60_000), custom: { seats: 12, color: "Red", done: true } },
    });
    await tx.ticket.update({
      where: { orgId_id: { orgId, id: ids[11] ?? "" } },
      data: { dueAt: new Date(Date.now() + 3_600_000), rating: 2 },
    });
  });
  const act = desk.as(desk.agent, at(50));
  await assignTeam(act, { ticketId: ids[6] ?? "", version: 2, teamId: team });
  await changeTags(act, { ticketId: ids[6] ?? "", version: 3, add: [tags.late, tags.vip], remove: [] });
  await changeTags(act, { ticketId: ids[7] ?? "", version: 2, add: [tags.late], remove: [] });
  await markSeen(desk.as(desk.agent), { ticketId: ids[3] ?? "" });
  return { desk, ids, team, tags };
}

type Input = z.input<typeof queueInput>;
export type Filter = NonNullable<Input["filters"]>[number];

/** What is not resolved. */
export const live: Filter = { field: "status", operator: "any_of", value: [...liveStatuses] };
