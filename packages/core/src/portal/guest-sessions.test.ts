import { beforeAll, describe, expect, it } from "vitest";
import { outcomeOf } from "../testing/desk.ts";
import { guestOf, mailPortal, portalToken } from "../testing/portal.ts";
import { type TestOrg, testOrg } from "../testing/test-org.ts";
import {
  endGuestSessions,
  guestPersonId,
  listGuestSessions,
  openPortalAccess,
  requestPortalAccess,
  resolveGuest,
} from "./index.ts";

const visitor = { kind: "visitor" } as const;
const address = "192.0.2.1";
let desk: TestOrg;
beforeAll(async () => {
  desk = await testOrg();
});

describe("staff end the sessions of somebody without an account", () => {
  const open = (token: string) => openPortalAccess(desk.as(visitor), { token, address });
  const eventsOf = (contactId: string) =>
    desk.ports.db.withOrg(desk.org.id, (tx) =>
      tx.event.findMany({
        where: { orgId: desk.org.id, kind: "contact.signed_out", subjectId: contactId },
        select: { actorName: true, data: true },
      }),
    );

  it("all of them, the mailed links and the connections; a new link works", async () => {
    const guest = await guestOf(desk);
    const { contactId } = guest.actor;
    const agent = desk.as(desk.agent);
    const request = () =>
      requestPortalAccess(desk.as(visitor), {
        number: guest.number,
        email: guest.email,
        locale: "en",
        address,
      });
    await request();
    await mailPortal(desk);
    const second = await open(portalToken(desk, guest.email));
    await request();
    await mailPortal(desk);
    const unopened = portalToken(desk, guest.email);
    expect(await listGuestSessions(agent, { contactId })).toMatchObject({
      sessions: [{ createdAt: expect.any(Date) }, { createdAt: expect.any(Date) }],
      links: 1,
    });

    expect(await endGuestSessions(agent, { contactId })).toEqual({ sessions: 2, links: 1 });
    expect(await resolveGuest(desk.as(visitor), second?.token)).toBeNull();
    expect(await open(unopened)).toBeNull();
    expect(desk.ports.disconnected).toContain(guestPersonId(contactId));
    expect(await eventsOf(contactId)).toEqual([
      { actorName: desk.agent.name, data: { sessions: 2, links: 1 } },
    ]);
    expect(await listGuestSessions(agent, { contactId })).toEqual({ sessions: [], links: 0 });
    expect(await endGuestSessions(agent, { contactId })).toEqual({ sessions: 0, links: 0 });
    expect(await eventsOf(contactId)).toHaveLength(1);

    await request();
    await mailPortal(desk);
    expect(await open(portalToken(desk, guest.email))).not.toBeNull();
  });

  it("T1 T5: leaves those of others alone, and finds nobody of another organisation or branch", async () => {
    const guest = await guestOf(desk);
    const other = await guestOf(desk);
    const foreign = await testOrg({ branches: ["North", "South"] });
    const { contactId } = guest.actor;
    const { contactId: northern } = foreign.customer;
    for (const run of [listGuestSessions, endGuestSessions]) {
      expect(await outcomeOf(run(foreign.as(foreign.admin), { contactId }))).toBe("NOT_FOUND: not_found");
      const ofNorth = { contactId: northern };
      expect(await outcomeOf(run(foreign.as(foreign.otherAgent), ofNorth))).toBe("NOT_FOUND: not_found");
    }
    await endGuestSessions(desk.as(desk.agent), { contactId });
    const { sessions } = await listGuestSessions(desk.as(desk.agent), other.actor);
    expect(sessions).toHaveLength(1);
  });
});
