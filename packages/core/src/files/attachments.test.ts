import { text } from "node:stream/consumers";
import { beforeEach, describe, expect, it } from "vitest";
import type { MemberActor } from "../actor.ts";
import { createScanner } from "../adapters/scanner.ts";
import { agentNote, agentReply, customerReply, syncConversation } from "../conversations/index.ts";
import { newId } from "../ids.ts";
import { openTestTicket, outcomeOf } from "../testing/desk.ts";
import { startClamd } from "../testing/files.ts";
import { type TestOrg, testOrg } from "../testing/test-org.ts";
import { signedOf, uploadFile } from "../testing/uploads.ts";
import { openTicket } from "../tickets/index.ts";
import { checkFile, expireFile, getAttachment, openAttachment } from "./index.ts";

let desk: TestOrg;
let conversationId: string;
beforeEach(async () => {
  desk = await testOrg({ branches: ["North", "South"] });
  conversationId = (await openTestTicket(desk.as(desk.customer))).conversationId;
});

const partsOf = (url: string | null) => {
  const { pathname } = new URL(url ?? "", "http://localhost");
  const [, , , , id = "", view = ""] = pathname.split("/");
  return {
    id,
    view: view === "preview" ? ("preview" as const) : ("download" as const),
    ...signedOf(url ?? ""),
  };
};

const upload = async (actor: MemberActor, content = "hello", org = desk) =>
  (await uploadFile(org.as(actor), content, "a.txt")).id;

const said = (attachmentIds: string[], body = "See the file") => ({
  conversationId,
  clientId: newId(),
  body,
  attachmentIds,
});
const ask = (attachmentIds: string[], actor = desk.customer) =>
  customerReply(desk.as(actor), said(attachmentIds));
const answer = (attachmentIds: string[], body = "Here it is") =>
  agentReply(desk.as(desk.agent), {
    ...said(attachmentIds, body),
    lastSeenSeq: 1_000,
    setStatus: "in_progress",
  });
const note = (attachmentIds: string[]) => agentNote(desk.as(desk.agent), said(attachmentIds));
const attachmentsFor = async (actor: MemberActor) => {
  const { messages } = await syncConversation(desk.as(actor), { conversationId, afterSeq: 0, limit: 100 });
  return messages.flatMap(({ attachments }) => attachments);
};
const download = (actor: MemberActor, url: string | null, now?: Date) =>
  outcomeOf(openAttachment(desk.as(actor, now ? { now } : {}), partsOf(url)));

describe("sending", () => {
  it("an agent's file reaches the customer, and the customer's the agent", async () => {
    const [one, two] = [await upload(desk.agent, "one"), await upload(desk.agent, "two")];
    const { message } = await answer([two, one], "");
    expect(message.attachments.map(({ id }) => id)).toEqual([two, one]);
    await ask([await upload(desk.customer, "three")]);
    const seen = await attachmentsFor(desk.customer);
    expect(seen.map(({ id }) => id).slice(0, 2)).toEqual([two, one]);
    const opened = await openAttachment(desk.as(desk.customer), partsOf(seen[0]?.downloadUrl ?? null));
    expect(await text(opened.stream)).toBe("two");
    const forAgent = (await attachmentsFor(desk.agent))[2];
    expect(await download(desk.agent, forAgent?.downloadUrl ?? null)).toBe("ok");
  });

  it("a ticket begins with files", async () => {
    const ticket = await openTicket(desk.as(desk.customer), {
      idempotencyKey: newId(),
      subject: "With a file",
      description: "See the file",
      type: "question",
      severity: "low",
      attachmentIds: [await upload(desk.customer)],
    });
    conversationId = ticket.conversationId;
    expect(await attachmentsFor(desk.agent)).toHaveLength(1);
  });

  it("a retry is the same message with the same files", async () => {
    const same = {
      ...said([await upload(desk.agent)]),
      lastSeenSeq: 1_000,
      setStatus: "in_progress" as const,
    };
    const first = await agentReply(desk.as(desk.agent), same);
    const again = await agentReply(desk.as(desk.agent), same);
    expect(again).toMatchObject({ isDuplicate: true, message: { id: first.message.id, fileCount: 1 } });
    expect(again.message.attachments).toEqual(first.message.attachments);
  });

  it("F5: addresses never travel by push: the message is left out and fetched", async () => {
    await answer([await upload(desk.agent)]);
    await ask([await upload(desk.customer)]);
    expect(JSON.stringify(desk.ports.published)).not.toContain("signature");
    const pushed = desk.ports.published.filter(({ name }) => name === "message").slice(-2);
    for (const { data } of pushed) expect(data).not.toHaveProperty("message");
  });

  it("T4: only own, unused uploads of this organisation", async () => {
    const foreign = await testOrg();
    const used = await upload(desk.customer);
    await ask([used]);
    const wrong = [
      await upload(desk.otherCustomer),
      await upload(desk.agent),
      await upload(foreign.customer, "x", foreign),
      used,
      newId(),
    ];
    for (const id of wrong) {
      expect(await outcomeOf(ask([await upload(desk.customer), id]))).toBe("NOT_FOUND: not_found");
    }
    const ofCustomer = await upload(desk.customer);
    for (const id of [used, ofCustomer, wrong[2] ?? ""]) {
      expect(await outcomeOf(answer([id]))).toBe("NOT_FOUND: not_found");
      expect(await outcomeOf(note([id]))).toBe("NOT_FOUND: not_found");
    }
    expect(await attachmentsFor(desk.agent)).toHaveLength(1);
  });

  it("what a message has taken does not expire", async () => {
    const id = await upload(desk.customer);
    await ask([id]);
    expect(await expireFile(desk.as({ kind: "system", job: "file.expire" }), id)).toBe(false);
  });
});

describe("F5: an address dies with access", () => {
  it("is for one person, one file and one way of looking at it", async () => {
    await answer([await upload(desk.agent), await upload(desk.agent)]);
    const [one, two] = await attachmentsFor(desk.customer);
    const url = one?.downloadUrl ?? "";
    expect(await download(desk.customer, url)).toBe("ok");
    expect(await download(desk.agent, url)).toBe("NOT_FOUND: not_found");
    expect(await download(desk.otherCustomer, url)).toBe("NOT_FOUND: not_found");
    expect(await download(desk.customer, url.replace(one?.id ?? "", two?.id ?? ""))).toBe(
      "NOT_FOUND: not_found",
    );
    expect(await download(desk.customer, url.replace("/download", "/preview"))).toBe("NOT_FOUND: not_found");
    const asVisitor = openAttachment(desk.as({ kind: "visitor" }), partsOf(url));
    expect(await outcomeOf(asVisitor)).toBe("UNAUTHENTICATED: unauthenticated");
  });

  it("expires, and a fresh one is given to who may still see the message", async () => {
    await answer([await upload(desk.agent)]);
    const now = desk.as(desk.customer).now();
    const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
    const url = (await attachmentsFor(desk.customer))[0]?.downloadUrl ?? "";
    expect(await download(desk.customer, url, later(9))).toBe("ok");
    expect(await download(desk.customer, url, later(20))).toBe("NOT_FOUND: not_found");
    const attachmentId = partsOf(url).id;
    const fresh = await getAttachment(desk.as(desk.customer, { now: later(20) }), { attachmentId });
    expect(await download(desk.customer, fresh.downloadUrl, later(20))).toBe("ok");
    expect(await outcomeOf(getAttachment(desk.as(desk.otherCustomer), { attachmentId }))).toBe(
      "NOT_FOUND: not_found",
    );
  });

  it("an agent who leaves the branch loses the files at once", async () => {
    await ask([await upload(desk.customer)]);
    const [{ downloadUrl } = { downloadUrl: null }] = await attachmentsFor(desk.agent);
    expect(await download(desk.agent, downloadUrl)).toBe("ok");
    const moved = { ...desk.agent, branches: [desk.branches.South ?? ""] };
    expect(await download(moved, downloadUrl)).toBe("NOT_FOUND: not_found");
    const demoted = { ...desk.agent, role: "customer" as const };
    expect(await download(demoted, downloadUrl)).toBe("NOT_FOUND: not_found");
  });

  it("T7: a note's files exist for staff alone, also where the agent is the customer", async () => {
    await note([await upload(desk.agent)]);
    expect(await attachmentsFor(desk.customer)).toEqual([]);
    const [file] = await attachmentsFor(desk.agent);
    expect(await download(desk.agent, file?.downloadUrl ?? null)).toBe("ok");
    const forCustomer = getAttachment(desk.as(desk.customer), { attachmentId: file?.id ?? "" });
    expect(await outcomeOf(forCustomer)).toBe("NOT_FOUND: not_found");

    const own = await openTestTicket(desk.as(desk.agent));
    conversationId = own.conversationId;
    const noted = await agentNote(desk.as(desk.admin), said([await upload(desk.admin)]));
    const attachmentId = noted.message.attachments[0]?.id ?? "";
    expect(await outcomeOf(getAttachment(desk.as(desk.agent), { attachmentId }))).toBe(
      "NOT_FOUND: not_found",
    );
    expect(await outcomeOf(getAttachment(desk.as(desk.admin), { attachmentId }))).toBe("ok");
  });
});

describe("F6: a file that was sent while the scanner was down", () => {
  it("is shown as held to both sides, then as what it is; both sides are told", async () => {
    const clamd = await startClamd((content) =>
      content.includes("worm") ? "stream: Win.Worm.A FOUND" : "stream: OK",
    );
    desk.ports.scanner = createScanner({ clamdUrl: "tcp://127.0.0.1:1" });
    const [good, bad] = [await upload(desk.customer, "a word"), await upload(desk.customer, "a worm")];
    await ask([good, bad]);
    for (const actor of [desk.customer, desk.agent]) {
      expect(await attachmentsFor(actor)).toMatchObject([
        { state: "held", downloadUrl: null },
        { state: "held", downloadUrl: null },
      ]);
    }
    desk.ports.scanner = createScanner({ clamdUrl: clamd.url });
    const before = await syncConversation(desk.as(desk.agent), { conversationId, afterSeq: 0, limit: 100 });
    desk.ports.published.length = 0;
    for (const id of [good, bad]) await checkFile(desk.as({ kind: "system", job: "file.scan" }), id);
    expect(desk.ports.published).toMatchObject(
      Array(2).fill({
        name: "message",
        channels: [`private-conversation.${conversationId}`, `private-thread.${conversationId}`],
      }),
    );
    for (const actor of [desk.customer, desk.agent]) {
      const { messages } = await syncConversation(desk.as(actor), {
        conversationId,
        afterSeq: before.lastSeq,
        limit: 100,
      });
      expect(messages[0]?.attachments).toMatchObject([
        { id: good, state: "ready" },
        { id: bad, state: "refused", downloadUrl: null },
      ]);
    }
    await clamd.close();
  });
});
