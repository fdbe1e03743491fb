import { escalationLimits } from "@handrail/contracts";
import { describe, expect, it } from "vitest";
import { createKey, resolveKey } from "../api-keys/index.ts";
import { withTransaction } from "../context.ts";
import { appendMessage } from "../conversations/append-message.ts";
import { newId } from "../ids.ts";
import { escalatingOrg, notificationsOf } from "../testing/escalating-org.ts";
import { escalateByKey, listEscalations } from "./index.ts";

const minuteMs = 60_000;

describe("chains of automatic acts", () => {
  it("end, and a person is told: rules, programs and angry replies in turn, for a week", async () => {
    const { test, teams, rule, open, check, say } = await escalatingOrg();
    await rule({ triggers: ["asked"], targetKind: "admin", teamId: null });
    await rule({ triggers: ["angry"], teamId: teams.first });
    const { key } = await createKey(test.as(test.admin), {
      name: "Loop",
      scopes: ["tickets:read", "tickets:assign"],
      branchIds: [],
      lifetimeDays: null,
    });
    const known = await resolveKey({ db: test.ports.db, now: new Date() }, key);
    if (!known) throw new Error("the key is not known");
    const ticket = await open("I want to speak to a person");
    let minutes = 0;
    for (let round = 0; round < 24; round += 1) {
      minutes += escalationLimits.restMinutes + 1;
      const now = new Date(Date.now() + minutes * minuteMs);
      await withTransaction(test.as(test.customer, { now }), (ctx) =>
        appendMessage(ctx, {
          conversationId: ticket.conversationId,
          senderKind: "customer",
          body: round % 2 ? "I am furious, this is a scam." : "Let me speak to a human",
        }),
      );
      await check(ticket.id, minutes + 1);
      const later = new Date(now.getTime() + 2 * minuteMs);
      const team = round % 3 ? "Second line" : undefined;
      await escalateByKey(test.as(known.actor, { now: later }), {
        number: ticket.number,
        reason: "again",
        team,
      });
    }
    await say(ticket.conversationId, "Hello?");
    const rows = await listEscalations(test.as(test.admin), { ticketId: ticket.id });
    const carriedOut = rows.filter(({ stopped }) => stopped === null);
    expect(carriedOut.length).toBeGreaterThan(0);
    expect(carriedOut.length).toBeLessThanOrEqual(escalationLimits.automatic);
    expect(rows.length - carriedOut.length).toBe(1);
    const told = await notificationsOf(test, ticket.id);
    expect(told.filter(({ kind }) => kind === "escalation_stopped").length).toBeGreaterThan(0);
  });

  it("A4: a program needs the scope, and comes within the same limits", async () => {
    const { test, open } = await escalatingOrg();
    const ticket = await open();
    const actor = {
      kind: "key",
      keyId: newId(),
      name: "Reader",
      branches: "all",
      scopes: ["tickets:read"],
    } as const;
    const input = { number: ticket.number, reason: "A person has to look." };
    expect(() => escalateByKey(test.as(actor), input)).toThrow(/FORBIDDEN/);
    const may = { ...actor, scopes: ["tickets:read", "tickets:assign"] as const };
    expect(await escalateByKey(test.as(may), input)).toMatchObject({
      outcome: "escalated",
      target: test.admin.name,
    });
    expect(await escalateByKey(test.as(may), input)).toMatchObject({ outcome: "nothing" });
  });
});
