import { beforeEach, describe, expect, it } from "vitest";
import { withTransaction } from "../context.ts";
import { appendMessage, rateMailedAnswer } from "../conversations/index.ts";
import { openTestTicket, outcomeOf } from "../testing/desk.ts";
import { type TestOrg, testOrg } from "../testing/test-org.ts";
import { notifyCustomer } from "./index.ts";

let desk: TestOrg;
let messageId: string;
beforeEach(async () => {
  desk = await testOrg();
  ({ id: messageId } = await write("ai"));
});

const visitor = (org = desk, now?: Date) => org.as({ kind: "visitor" }, now ? { now } : {});

async function write(senderKind: "ai" | "agent") {
  const { conversationId } = await openTestTicket(desk.as(desk.customer));
  return withTransaction(desk.as({ kind: "assistant" }), (ctx) =>
    appendMessage(ctx, { conversationId, senderKind, body: "Renew it." }),
  );
}

async function mailedLinks(id = messageId) {
  desk.ports.mails.splice(0);
  await notifyCustomer(desk.as({ kind: "system", job: "notify.customer" }), { messageId: id });
  const [mail] = desk.ports.mails;
  const urls = [...(mail?.text.matchAll(/^(?:Yes|No): (\S+)$/gm) ?? [])].map(
    (match) => new URL(match[1] ?? ""),
  );
  return { mail, urls };
}

const proofOf = ({ searchParams }: URL) => ({
  messageId: searchParams.get("answer") ?? "",
  expires: searchParams.get("expires") ?? "",
  signature: searchParams.get("signature") ?? "",
  address: "192.0.2.1",
});

const kept = () =>
  desk.ports.db.withOrg(desk.org.id, async (tx) => {
    const message = await tx.message.findFirstOrThrow({ where: { orgId: desk.org.id, id: messageId } });
    const events = await tx.event.findMany({
      where: { orgId: desk.org.id, kind: "answer.feedback" },
      orderBy: { id: "asc" },
    });
    return { helpful: message.helpful, events };
  });

describe("was this helpful, asked by mail", () => {
  it("is answered by a signed link, as the answer's own feedback, and can be changed", async () => {
    const { mail, urls } = await mailedLinks();
    expect(urls.map(({ searchParams }) => searchParams.get("helpful"))).toEqual(["yes", "no"]);
    expect(mail?.html).toContain("Was this helpful?");
    const [url] = urls;
    if (!url) throw new Error("the mail has no link");
    expect(url.pathname).toBe(`/o/${desk.org.slug}/support/feedback`);
    expect(await rateMailedAnswer(visitor(), { ...proofOf(url), helpful: true })).toEqual({ helpful: true });
    expect(await rateMailedAnswer(visitor(), { ...proofOf(url), helpful: false })).toEqual({
      helpful: false,
    });
    const { helpful, events } = await kept();
    expect(helpful).toBe(false);
    expect(events.map(({ actorKind, data }) => ({ actorKind, data }))).toEqual([
      { actorKind: "visitor", data: { helpful: true } },
      { actorKind: "visitor", data: { helpful: false } },
    ]);
  });

  it("is good for this answer, in this organisation, for a month, and for nothing else", async () => {
    const { urls } = await mailedLinks();
    const [url] = urls;
    if (!url) throw new Error("the mail has no link");
    const proof = { ...proofOf(url), helpful: true };
    const tryTo = (given: object, ctx = visitor()) =>
      outcomeOf(rateMailedAnswer(ctx, { ...proof, ...given }));
    expect(await tryTo({ messageId: (await write("ai")).id })).toBe("NOT_FOUND: not_found");
    expect(await tryTo({ expires: String(Number(proof.expires) + 1) })).toBe("NOT_FOUND: not_found");
    expect(
      await tryTo({ signature: `${proof.signature.startsWith("x") ? "y" : "x"}${proof.signature.slice(1)}` }),
    ).toBe("NOT_FOUND: not_found");
    expect(await tryTo({ signature: "" })).toBe("NOT_FOUND: not_found");
    expect(await tryTo({}, visitor(await testOrg()))).toBe("NOT_FOUND: not_found");
    const later = new Date(Date.now() + 31 * 24 * 60 * 60 * 1000);
    expect(await tryTo({}, visitor(desk, later))).toBe("PRECONDITION: link_expired");
    expect(await kept()).toEqual({ helpful: null, events: [] });
  });

  it("is not asked of what a person wrote", async () => {
    const { id } = await write("agent");
    const { mail, urls } = await mailedLinks(id);
    expect(mail?.text).toContain("Renew it.");
    expect(urls).toEqual([]);
  });
});
