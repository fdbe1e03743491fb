import pg from "pg";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { newId } from "../ids.ts";
import { openTestTicket } from "../testing/desk.ts";
import { type TestOrg, testOrg } from "../testing/test-org.ts";
import { assignTicket } from "../tickets/index.ts";
import { getSealState, renewAnchor, sealEvents, verifyAllSeals } from "./index.ts";

const minute = 60_000;
let owner: pg.Client;
beforeAll(async () => {
  owner = new pg.Client(inject("ownerUrl"));
  await owner.connect();
});
afterAll(() => owner.end());

const at = (test: TestOrg, minutes: number) =>
  test.as({ kind: "system", job: "audit.seal" }, { now: new Date(Date.now() + minutes * minute) });

/** An organisation with `hours` seals, an hour apart, over two events each. */
async function sealed(hours = 3): Promise<TestOrg> {
  const test = await testOrg();
  for (let hour = 0; hour < hours; hour += 1) {
    const now = new Date(Date.now() + hour * 60 * minute);
    const { id, version } = await openTestTicket(test.as(test.customer, { now }));
    await assignTicket(test.as(test.agent, { now }), {
      ticketId: id,
      version,
      assigneeId: test.agent.membershipId,
    });
    await sealEvents(at(test, hour * 60 + 15));
  }
  return test;
}

const events = async (test: TestOrg) =>
  (
    await owner.query<{ id: string }>("SELECT id FROM event WHERE org_id = $1 ORDER BY created_at, id", [
      test.org.id,
    ])
  ).rows.map(({ id }) => id);
const problem = async (test: TestOrg) => (await verifyAllSeals(at(test, 600))).problem;
const onSeals = (test: TestOrg, sql: string) =>
  owner.query(sql.replace("WHERE", "WHERE org_id = $1 AND"), [test.org.id]);

describe("seals over the history", () => {
  it("O5: what nobody touched is as it was, and nothing waits", async () => {
    const test = await sealed();
    const { seals, events: count, problem: found } = await verifyAllSeals(at(test, 600));
    expect({ seals, count, found }).toEqual({ seals: 3, count: (await events(test)).length, found: null });
    expect(await getSealState(at(test, 600))).toMatchObject({ seals: 3, waiting: 0, problem: null });
    expect(await sealEvents(at(test, 600))).toEqual({ seals: 0, events: 0 });
  });

  it("O5: an event younger than ten minutes waits, one that commits late is sealed later", async () => {
    const test = await sealed(1);
    await openTestTicket(test.as(test.customer));
    expect(await sealEvents(at(test, 5))).toEqual({ seals: 0, events: 0 });
    const late = new Date(Date.now() - 20 * minute);
    await openTestTicket(test.as(test.customer, { now: late }));
    expect((await sealEvents(at(test, 16))).events).toBeGreaterThan(0);
    expect(await problem(test)).toBeNull();
    expect((await getSealState(at(test, 16))).sealed).toBe((await events(test)).length);
  });

  it.each([
    ["its content", "data = '{}'"],
    ["who did it", "actor_name = 'Somebody else'"],
    ["when it was", "created_at = created_at - interval '1 ms'"],
    ["what it was", "kind = 'ticket.rated'"],
  ])("O5: a changed event is found: %s", async (_, change) => {
    const test = await sealed();
    const [, , third = ""] = await events(test);
    await owner.query(`UPDATE event SET ${change} WHERE id = $1`, [third]);
    expect(await problem(test)).toEqual({ kind: "event_changed", seq: 2, eventIds: [third] });
  });

  it("O5: a removed event is found", async () => {
    const test = await sealed();
    const [first = ""] = await events(test);
    await owner.query("DELETE FROM event WHERE id = $1", [first]);
    expect(await problem(test)).toEqual({ kind: "event_missing", seq: 1, eventIds: [first] });
  });

  it("O5: an old event that was slipped in is found, and never sealed", async () => {
    const test = await sealed();
    const id = newId();
    await owner.query(
      `INSERT INTO event (org_id, id, kind, actor_kind, created_at) VALUES ($1, $2, 'ticket.rated', 'admin', now() - interval '1 day')`,
      [test.org.id, id],
    );
    await sealEvents(at(test, 240));
    expect(await problem(test)).toEqual({ kind: "event_slipped_in", seq: null, eventIds: [id] });
  });

  it("O5: newest seals that were cut, with their events or without, are found and not sealed over", async () => {
    const test = await sealed();
    const ids = await events(test);
    await owner.query("DELETE FROM event WHERE id = ANY ($1)", [ids.slice(-2)]);
    await onSeals(test, "DELETE FROM event_seal WHERE seq = 3");
    expect(await problem(test)).toMatchObject({ kind: "seals_cut" });
    await openTestTicket(test.as(test.customer));
    expect(await sealEvents(at(test, 600))).toEqual({ seals: 0, events: 0 });
    expect(await problem(test)).toMatchObject({ kind: "seals_cut" });
    const told = await owner.query(
      "SELECT membership_id FROM notification WHERE org_id = $1 AND kind = 'audit_broken'",
      [test.org.id],
    );
    expect(told.rows).toEqual([{ membership_id: test.admin.membershipId }]);
    await sealEvents(at(test, 610));
    const again = await owner.query(
      "SELECT 1 FROM notification WHERE org_id = $1 AND kind = 'audit_broken'",
      [test.org.id],
    );
    expect(again.rowCount).toBe(1);
  });

  it("O5: all seals cut at once are found", async () => {
    const test = await sealed();
    await onSeals(test, "DELETE FROM event_seal WHERE seq > 0");
    expect(await problem(test)).toMatchObject({ kind: "seals_cut" });
  });

  it.each([
    ["its signature", "mac = 'made-up'", "seal_changed"],
    ["its range", "until_at = until_at + interval '1 day'", "seal_changed"],
    ["its events", "event_ids = event_ids[1:1], digests = substring(digests from 1 for 32)", "seal_changed"],
    ["its key", "key_id = 'another'", "other_key"],
  ])("O5: a replaced seal is found: %s", async (_, change, kind) => {
    const test = await sealed();
    await onSeals(test, `UPDATE event_seal SET ${change} WHERE seq = 2`);
    expect(await problem(test)).toEqual({ kind, seq: 2, eventIds: [] });
  });

  it("O5: a seal taken out of the middle is found, and one of another organisation is worth nothing", async () => {
    const [test, other] = [await sealed(), await sealed()];
    await onSeals(test, "DELETE FROM event_seal WHERE seq = 2");
    expect(await problem(test)).toEqual({ kind: "seal_missing", seq: 2, eventIds: [] });
    await owner.query(
      "INSERT INTO event_seal SELECT $1, seq, until_at, event_ids, digests, previous_mac, mac, key_id, created_at FROM event_seal WHERE org_id = $2 AND seq = 2",
      [test.org.id, other.org.id],
    );
    expect(await problem(test)).toMatchObject({ kind: "seal_changed", seq: 2 });
  });

  it("O5: an anchor that is gone or made up is found; an operator may set it anew", async () => {
    const test = await sealed();
    const key = `audit/${test.org.id}/head`;
    await test.ports.storage.put(key, Buffer.from(`{"seq":3,"mac":"x","signature":"y"}`));
    expect(await problem(test)).toMatchObject({ kind: "anchor_changed" });
    await test.ports.storage.remove(key);
    expect(await problem(test)).toMatchObject({ kind: "anchor_missing" });
    await renewAnchor(at(test, 0));
    expect(await problem(test)).toBeNull();
  });

  it("O5: the hourly job finds what was changed, in the newest seal at once and in all of them in time", async () => {
    const test = await sealed();
    const [first = ""] = await events(test);
    await owner.query("UPDATE event SET data = '{}' WHERE id = $1", [first]);
    for (const hour of [10, 11, 12]) await sealEvents(at(test, hour * 60));
    const told = () =>
      owner.query("SELECT 1 FROM notification WHERE org_id = $1 AND kind = 'audit_broken'", [test.org.id]);
    expect((await told()).rowCount).toBe(1);
  });

  it("O5: a seal that was slipped in to keep later events from being sealed is found", async () => {
    const test = await sealed(1);
    await owner.query(
      `INSERT INTO event_seal SELECT org_id, 2, now() + interval '10 years', event_ids, digests, mac, 'made-up', key_id, now()
       FROM event_seal WHERE org_id = $1 AND seq = 1`,
      [test.org.id],
    );
    await openTestTicket(test.as(test.customer));
    expect(await sealEvents(at(test, 60))).toEqual({ seals: 0, events: 0 });
    expect(await problem(test)).toMatchObject({ kind: "seal_changed", seq: 2 });
  });

  it("O5: after another AUTH_SECRET an operator's word is needed; then it goes on, and old seals are told apart", async () => {
    const test = await sealed(2);
    const { sign } = test.ports.storage;
    test.ports.storage.sign = (text) => sign(`another secret ${text}`);
    await openTestTicket(test.as(test.customer, { now: new Date(Date.now() + 120 * minute) }));
    expect(await sealEvents(at(test, 600))).toEqual({ seals: 0, events: 0 });
    await renewAnchor(at(test, 0));
    expect((await sealEvents(at(test, 600))).seals).toBe(1);
    expect(await problem(test)).toEqual({ kind: "other_key", seq: 1, eventIds: [] });
    const [first = ""] = await events(test);
    await owner.query("DELETE FROM event WHERE id = $1", [first]);
    expect(await problem(test)).toEqual({ kind: "event_missing", seq: 1, eventIds: [first] });
  });

  it("O5: the application can neither change nor remove a seal, and sees none of another organisation", async () => {
    const test = await sealed(1);
    const { rows } = await owner.query(
      `SELECT has_table_privilege('handrail_app', 'event_seal', 'UPDATE') AS changes,
        has_table_privilege('handrail_app', 'event_seal', 'DELETE') AS removes`,
    );
    expect(rows).toEqual([{ changes: false, removes: false }]);
    const other = await testOrg();
    expect(await getSealState(other.as(other.admin))).toMatchObject({ seals: 0, sealed: 0 });
    expect((await verifyAllSeals(test.as(test.admin))).seals).toBe(1);
  });
});
