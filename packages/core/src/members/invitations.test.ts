import { beforeEach, describe, expect, it } from "vitest";
import { signInWithPassword } from "../identity/index.ts";
import { entryOf, givePassword, mailInvitation, testPassword } from "../testing/accounts.ts";
import { testDatabase } from "../testing/database.ts";
import { outcomeOf } from "../testing/desk.ts";
import { type TestOrg, testOrg } from "../testing/test-org.ts";
import {
  acceptInvitation,
  getInvitation,
  inviteMember,
  joinInvitation,
  listInvitations,
  listMembers,
  removeMember,
  revokeInvitation,
} from "./index.ts";

let desk: TestOrg;
let email: string;
beforeEach(async () => {
  desk = await testOrg({ branches: ["North", "South"] });
  email = `new-${desk.org.slug}@example.test`;
});

const invite = (given: Partial<Parameters<typeof inviteMember>[1]> = {}) =>
  inviteMember(desk.as(desk.admin), { email, role: "agent", branchIds: [], ...given });
const accept = (token: string, options: { now?: Date; password?: string; name?: string } = {}) =>
  acceptInvitation(entryOf(desk, options), {
    token,
    name: options.name ?? "Nora New",
    password: options.password ?? testPassword,
  });
const expired = "PRECONDITION: link_expired";

describe("inviting", () => {
  it("mails a link to the address and keeps only a hash (A3)", async () => {
    const { id } = await invite();
    expect(desk.ports.enqueued).toContainEqual({
      name: "mail.invitation",
      payload: { orgId: desk.org.id, invitationId: id },
    });
    const token = await mailInvitation(desk, id);
    expect(token).toMatch(/^[\w-]{43}$/);
    expect(desk.ports.mails.at(-1)).toMatchObject({
      to: email,
      subject: `You are invited to ${desk.org.name}`,
    });
    const rows = await testDatabase().withOrg(desk.org.id, (tx) => tx.invitation.findMany());
    expect(JSON.stringify(rows)).not.toContain(token);
    expect(await getInvitation(entryOf(desk), { token })).toEqual({
      organization: desk.org.name,
      email,
      role: "agent",
      isKnown: false,
    });
  });

  it("refuses a role beyond the own, a branch of somebody else, and who is a member already", async () => {
    const other = await testOrg({ branches: ["North"] });
    expect(await outcomeOf(invite({ role: "super_admin" }))).toBe("FORBIDDEN: role_not_grantable");
    expect(await outcomeOf(invite({ branchIds: [other.branches.North ?? ""] }))).toBe(
      "INVALID: invalid_input",
    );
    expect(await outcomeOf(invite({ email: desk.customer.email }))).toBe("CONFLICT: email_taken");
    const agents = inviteMember(desk.as(desk.agent), { email, role: "customer", branchIds: [] });
    expect(await outcomeOf(agents)).toBe("FORBIDDEN: role_not_grantable");
    expect(desk.ports.enqueued).toEqual([]);
  });

  it("again replaces the invitation before, and its link", async () => {
    const first = await mailInvitation(desk, (await invite()).id);
    const again = await invite({ role: "admin" });
    expect(await listInvitations(desk.as(desk.admin))).toMatchObject([{ id: again.id, role: "admin" }]);
    expect(await outcomeOf(accept(first))).toBe(expired);
  });

  it("withdrawn is withdrawn, and nobody else's organisation can do it", async () => {
    const { id } = await invite();
    const token = await mailInvitation(desk, id);
    const other = await testOrg();
    const foreign = revokeInvitation(other.as(other.admin), { invitationId: id });
    expect(await outcomeOf(foreign)).toBe("NOT_FOUND: not_found");
    await revokeInvitation(desk.as(desk.admin), { invitationId: id });
    expect(await outcomeOf(accept(token))).toBe(expired);
    expect(await mailInvitation(desk, id)).toBe("");
    expect(await outcomeOf(revokeInvitation(desk.as(desk.admin), { invitationId: id }))).toBe(
      "NOT_FOUND: not_found",
    );
  });
});

describe("accepting", () => {
  it("makes a person, a membership with its branches, a contact and a profile", async () => {
    const branchIds = [desk.branches.North ?? ""];
    const token = await mailInvitation(desk, (await invite({ branchIds })).id);
    expect(await accept(token)).toEqual({ email, slug: desk.org.slug });
    const { members } = await listMembers(desk.as(desk.admin), { search: email, limit: 10 });
    expect(members).toMatchObject([{ name: "Nora New", role: "agent", branchIds, agentStatus: "offline" }]);
    const contacts = await testDatabase().withOrg(desk.org.id, (tx) =>
      tx.contact.findMany({ where: { orgId: desk.org.id, userId: members[0]?.userId ?? "" } }),
    );
    expect(contacts).toMatchObject([{ email, isVerified: true }]);
    expect(await signInWithPassword(entryOf(desk), { email, password: testPassword })).not.toBeNull();
  });

  it("A3: works once, also for two at the same moment", async () => {
    const token = await mailInvitation(desk, (await invite()).id);
    const outcomes = await Promise.all([outcomeOf(accept(token)), outcomeOf(accept(token))]);
    expect(outcomes.filter((outcome) => outcome === "ok")).toHaveLength(1);
    expect(await outcomeOf(accept(token))).toBe(expired);
  });

  it("A3: expires after seven days; other tokens open nothing", async () => {
    const token = await mailInvitation(desk, (await invite()).id);
    const inAWeek = new Date(Date.now() + 7 * 24 * 60 * 60 * 1000);
    expect(await outcomeOf(accept(token, { now: inAWeek }))).toBe(expired);
    expect(await outcomeOf(accept("A".repeat(43)))).toBe(expired);
    expect(await outcomeOf(accept(""))).toBe(expired);
    expect(await outcomeOf(getInvitation(entryOf(desk), { token: "" }))).toBe(expired);
  });

  it("somebody known gives the own password and keeps it, with the own name", async () => {
    const home = await testOrg();
    await givePassword(home.customer);
    const { email: known } = home.customer;
    const token = await mailInvitation(desk, (await invite({ email: known, role: "admin" })).id);
    expect(await getInvitation(entryOf(desk), { token })).toMatchObject({ isKnown: true });
    expect(await outcomeOf(accept(token, { password: "somebody's guess" }))).toBe("INVALID: password_wrong");
    expect(await outcomeOf(accept(token, { name: "Mallory" }))).toBe("ok");
    const { members } = await listMembers(desk.as(desk.admin), { search: known, limit: 10 });
    expect(members).toMatchObject([{ name: home.customer.name, role: "admin" }]);
  });

  it("somebody signed in joins for the own address only", async () => {
    const home = await testOrg();
    const token = await mailInvitation(desk, (await invite({ email: home.customer.email })).id);
    const join = (who = home.customer) => joinInvitation(home.as(who), entryOf(desk), { token });
    expect(await outcomeOf(join(home.agent))).toBe("FORBIDDEN: forbidden");
    expect(await join()).toEqual({ email: home.customer.email, slug: desk.org.slug });
    expect(await outcomeOf(join())).toBe(expired);
  });

  it("who was removed comes back under the same membership", async () => {
    await givePassword(desk.agent);
    await removeMember(desk.as(desk.admin), { membershipId: desk.agent.membershipId });
    const token = await mailInvitation(desk, (await invite({ email: desk.agent.email, role: "admin" })).id);
    await accept(token);
    const { members } = await listMembers(desk.as(desk.admin), { search: desk.agent.email, limit: 10 });
    expect(members).toMatchObject([{ membershipId: desk.agent.membershipId, role: "admin" }]);
  });
});
