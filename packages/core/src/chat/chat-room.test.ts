import type { BusinessHours } from "@handrail/contracts/hours";
import { beforeEach, describe, expect, it } from "vitest";
import { agentReply, customerReply } from "../conversations/index.ts";
import { getHours, saveHours } from "../hours/index.ts";
import { newId } from "../ids.ts";
import { introduceVisitor, openVisitorSession, resolveGuest } from "../portal/index.ts";
import { outcomeOf } from "../testing/desk.ts";
import { type TestOrg, testOrg } from "../testing/test-org.ts";
import {
  acceptChat,
  chatWelcome,
  closeChat,
  currentChat,
  getChatSettings,
  mailTranscript,
  rateChat,
  requestHuman,
  saveChatSettings,
  seeChat,
  sendTranscript,
  startChat,
} from "./index.ts";

let org: TestOrg;
beforeEach(async () => {
  org = await testOrg();
});

const begin = async (actor: Parameters<TestOrg["as"]>[0] = org.customer) =>
  (await startChat(org.as(actor), { idempotencyKey: newId() })).conversationId;
const say = (conversationId: string, body: string, actor = org.customer) =>
  customerReply(org.as(actor), { conversationId, clientId: newId(), body });
const answer = (conversationId: string, body: string) =>
  agentReply(org.as(org.agent), {
    conversationId,
    clientId: newId(),
    body,
    lastSeenSeq: 1_000,
    setStatus: "in_progress",
  });
async function withAgent() {
  const conversationId = await begin();
  await requestHuman(org.as(org.customer), { conversationId });
  await acceptChat(org.as(org.agent), { conversationId });
  return conversationId;
}
const pushesOf = (name: string) => org.ports.published.filter((push) => push.name === name);

describe("an answer in a live chat", () => {
  it("is not held because the customer wrote at the same moment, only because a colleague answered", async () => {
    const conversationId = await withAgent();
    await say(conversationId, "And another thing");
    const unseen = { conversationId, body: "One moment", lastSeenSeq: 0, setStatus: "in_progress" } as const;
    await agentReply(org.as(org.agent), { ...unseen, clientId: newId() });
    expect(await outcomeOf(agentReply(org.as(org.otherAgent), { ...unseen, clientId: newId() }))).toBe(
      "CONFLICT: newer_messages",
    );
  });
});

describe("marks of having seen", () => {
  it("come from who holds the chat, never go back, and reach the customer's channel", async () => {
    const conversationId = await withAgent();
    await say(conversationId, "One");
    const seen = (seq: number, actor = org.agent) => seeChat(org.as(actor), { conversationId, seq });
    await seen(2, org.otherAgent);
    expect(await currentChat(org.as(org.customer))).toMatchObject({ agentSeenSeq: 0 });
    await seen(3);
    await seen(2);
    expect(await currentChat(org.as(org.customer))).toMatchObject({ agentSeenSeq: 3 });
    await seen(9_999);
    expect(await currentChat(org.as(org.customer))).toMatchObject({ agentSeenSeq: 3 });
    expect(pushesOf("seen")).toMatchObject([{ data: { by: "agent", seq: 3 } }]);
  });

  it("of the customer are the customer's alone; a stranger finds no chat", async () => {
    const conversationId = await withAgent();
    await answer(conversationId, "Hello");
    await seeChat(org.as(org.customer), { conversationId, seq: 3 });
    expect(pushesOf("seen")).toMatchObject([{ data: { by: "customer", seq: 3 } }]);
    const foreign = seeChat(org.as(org.otherCustomer), { conversationId, seq: 3 });
    expect(await outcomeOf(foreign)).toBe("NOT_FOUND: not_found");
  });
});

describe("once it is over", () => {
  it("is shown for a day, is rated by its customer, and can be rated anew", async () => {
    const conversationId = await withAgent();
    const rate = (rating: number, actor = org.customer) =>
      rateChat(org.as(actor), { conversationId, rating, comment: "<b>Fine</b>" });
    expect(await outcomeOf(rate(5))).toBe("PRECONDITION: transition_not_allowed");
    await closeChat(org.as(org.agent), { conversationId });
    expect(await currentChat(org.as(org.customer))).toMatchObject({ conversationId, mode: "closed" });
    await rate(2);
    expect(await rate(4)).toEqual({ rating: 4 });
    expect(await currentChat(org.as(org.customer))).toMatchObject({ rating: 4 });
    expect(await outcomeOf(rate(1, org.otherCustomer))).toBe("NOT_FOUND: not_found");
    const tomorrow = { now: new Date(Date.now() + 2 * 86_400_000) };
    expect(await currentChat(org.as(org.customer, tomorrow))).toBeNull();
  });

  it("C1, C2: is mailed as text: what people and models wrote runs and loads nothing; notes stay here", async () => {
    const conversationId = await withAgent();
    await say(conversationId, "<img src=x onerror=alert(1)> [go](javascript:alert(1)) **bold**");
    await answer(conversationId, "![x](https://evil.example/p.png) <script>alert(1)</script>Look here.");
    expect(await mailTranscript(org.as(org.customer), { conversationId })).toEqual({
      email: org.customer.email,
    });
    const job = org.as({ kind: "system", job: "mail.transcript" });
    expect(await sendTranscript(job, { conversationId })).toEqual({ isSent: true });
    const mail = org.ports.mails.at(-1);
    expect(mail).toMatchObject({ to: org.customer.email });
    expect(mail?.html).toContain("<strong>bold</strong>");
    expect(mail?.html).toContain("Look here.");
    for (const text of ["<img", "<script", "javascript:", "evil.example/p.png"])
      expect(mail?.html).not.toContain(text);
  });

  it("M5: is mailed to nobody whose address was not proved, whoever asks", async () => {
    const visitor = org.as({ kind: "visitor" });
    const session = await openVisitorSession(visitor, { address: "192.0.2.3" });
    const guest = await resolveGuest(visitor, session?.token);
    if (!guest) throw new Error("no session");
    await introduceVisitor(org.as(guest), { name: "Mallory", email: "victim@example.test" });
    const conversationId = await begin(guest);
    for (const actor of [guest, org.agent, org.admin]) {
      const asked = mailTranscript(org.as(actor), { conversationId });
      expect(await outcomeOf(asked)).toBe("PRECONDITION: address_unverified");
    }
    const job = org.as({ kind: "system", job: "mail.transcript" });
    expect(await sendTranscript(job, { conversationId })).toEqual({ isSent: false });
    expect(org.ports.mails).toEqual([]);
  });
});

describe("before the first word", () => {
  const welcome = (locale: "en" | "es" = "en", now?: Date) =>
    chatWelcome(org.as({ kind: "visitor" }, now ? { now } : {}), { locale });
  const hours: BusinessHours = {
    timeZone: "Europe/Madrid",
    spans: [{ day: 1, from: "09:00", to: "17:00" }],
    holidays: [],
  };

  it("greets in the organisation's words where it has some, and says when people are there", async () => {
    expect(await welcome()).toMatchObject({ mayChat: true, greeting: null, hours: null, waitMinutes: null });
    const seen = await getChatSettings(org.as(org.admin));
    const settings = { visitorChat: false, chatGreeting: { en: "Ahoy!", es: "" } };
    await saveChatSettings(org.as(org.admin), { seen, settings });
    expect(await outcomeOf(saveChatSettings(org.as(org.admin), { seen, settings }))).toBe(
      "CONFLICT: setting_changed",
    );
    await saveHours(org.as(org.admin), { version: null, ...hours });
    const monday = new Date("2026-11-23T10:00:00Z");
    expect(await welcome("en", monday)).toMatchObject({
      mayChat: false,
      greeting: "Ahoy!",
      hours: { isOpen: true, changesAt: new Date("2026-11-23T16:00:00Z"), timeZone: "Europe/Madrid" },
    });
    expect((await welcome("es")).greeting).toBeNull();
  });

  it("hours are changed at the version that was read, in zones that there are", async () => {
    const admin = org.as(org.admin);
    expect(await outcomeOf(saveHours(admin, { version: null, ...hours, timeZone: "Mars/Base" }))).toContain(
      "INVALID",
    );
    await saveHours(admin, { version: null, ...hours });
    expect(await outcomeOf(saveHours(admin, { version: null, ...hours }))).toBe("CONFLICT: setting_changed");
    await saveHours(admin, { version: 1, ...hours, spans: [] });
    expect(await getHours(admin)).toEqual({ ...hours, spans: [], version: 2 });
    const both = [1, 2].map(() => saveHours(admin, { version: 2, ...hours }).then(() => "ok", String));
    expect((await Promise.all(both)).filter((each) => each === "ok")).toHaveLength(1);
  });

  it("promises a wait only where enough people have waited of late: the median of theirs", async () => {
    const orgId = org.org.id;
    const wait = async (waitSeconds: number, joinedAt = new Date()) => {
      const { contactId } = await org.addMember("customer");
      const id = newId();
      await org.ports.db.withOrg(orgId, async (tx) => {
        await tx.conversation.create({ data: { orgId, id, channel: "chat", contactId } });
        await tx.chatSession.create({ data: { orgId, conversationId: id, waitSeconds, joinedAt } });
      });
    };
    await wait(9_000, new Date(Date.now() - 30 * 86_400_000));
    for (const seconds of [60, 100, 130, 3_000]) await wait(seconds);
    expect((await welcome()).waitMinutes).toBeNull();
    await wait(4_000);
    expect((await welcome()).waitMinutes).toBe(3);
  });

  it("counts how long the customer waited when a person joins", async () => {
    const conversationId = await begin();
    await requestHuman(org.as(org.customer), { conversationId });
    const later = { now: new Date(Date.now() + 90_000) };
    await acceptChat(org.as(org.agent, later), { conversationId });
    const orgId = org.org.id;
    const session = await org.ports.db.withOrg(orgId, (tx) =>
      tx.chatSession.findFirstOrThrow({ where: { orgId, conversationId } }),
    );
    expect(session.waitSeconds).toBeGreaterThanOrEqual(85);
    expect(session.waitSeconds).toBeLessThanOrEqual(95);
  });
});
