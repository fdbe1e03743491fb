import { actOrg, addPlaybook, sortedTicket, workOff } from "@handrail/core/testing/act-org";
import { approveDraft } from "@handrail/core/triage/index";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { connectProgram, keyOf, serveTools } from "../testing/programs.ts";

let org: Awaited<ReturnType<typeof actOrg>>;
let served: Awaited<ReturnType<typeof serveTools>>;
let program: Awaited<ReturnType<typeof connectProgram>>;

beforeAll(async () => {
  org = await actOrg();
  served = await serveTools(org);
  const { key } = await keyOf(org, ["tickets:read", "tickets:write", "tickets:assign"]);
  program = await connectProgram(served.url, key);
  await addPlaybook(org, { name: "Look it up" });
  await addPlaybook(org, {
    name: "Give it back",
    kind: "token_refund",
    steps: [{ kind: "tool", tool: "token_refund", input: { order: { from: "words", entity: "order" } } }],
    risk: "high",
    needsApproval: true,
  });
});
afterAll(() => served.close());

describe("playbooks that programs ask for", () => {
  it("are listed with their risk and whether a person approves", async () => {
    expect((await program.call("list_playbooks")).data).toMatchObject({
      playbooks: [
        { name: "Look it up", risk: "low", needsApproval: false },
        { name: "Give it back", risk: "high", needsApproval: true },
      ],
    });
  });

  it("wait for a person where they are risky, and are asked for once", async () => {
    const { number } = await sortedTicket(org);
    const input = { number, playbook: "Give it back" };
    const first = await program.call("run_playbook", input);
    expect(first.data).toMatchObject({ ticket: { number }, state: "proposed", isDuplicate: false });
    const again = await program.call("run_playbook", input);
    expect(again.data).toMatchObject({ runId: Object(first.data).runId, isDuplicate: true });
    expect(org.ports.enqueued.filter(({ name }) => name === "playbook.run")).toEqual([]);
    expect(org.ports.posted).toEqual([]);
  });

  it("run where plan, risk and a proven customer allow it", async () => {
    const { number } = await sortedTicket(org);
    const { data } = await program.call("run_playbook", { number, playbook: "Look it up" });
    expect(data).toMatchObject({ state: "running" });
    await workOff(org);
    expect(JSON.stringify(org.ports.posted)).toContain("AB-1042");
  });

  it("I2: a value that nobody said reaches no system", async () => {
    const { number } = await sortedTicket(org, { text: "Where is it?" });
    const values = { "0.order": "ZZ-9999" };
    await program.call("run_playbook", { number, playbook: "Look it up", values });
    await workOff(org);
    expect(JSON.stringify(org.ports.posted)).not.toContain("ZZ-9999");
  });

  it("are named, and of this organisation", async () => {
    const { number } = await sortedTicket(org);
    expect(await program.call("run_playbook", { number, playbook: "Delete everything" })).toMatchObject({
      isError: true,
      text: expect.stringContaining("playbook"),
    });
  });
});

describe("what programs prepare", () => {
  it("is never sent with one click: a person has to open it", async () => {
    const ticket = await sortedTicket(org, { record: { gate: "approvable" } });
    const drafted = await program.call("draft_reply", { number: ticket.number, body: "It is on its way." });
    const message = await org.ports.db.withOrg(org.org.id, (tx) =>
      tx.message.findFirstOrThrow({
        where: { id: String(Object(drafted.data).messageId) },
        select: { id: true, changeSeq: true },
      }),
    );
    const input = { messageId: message.id, changeSeq: message.changeSeq, lastSeenSeq: 1_000 };
    await expect(approveDraft(org.as(org.agent), input)).rejects.toMatchObject({ code: "PRECONDITION" });
    const body = "It is on its way.";
    const sent = await approveDraft(org.as(org.agent), { ...input, body });
    expect(sent.message).toMatchObject({ state: "sent", body });
  });

  it("escalates to a team by its name, or says that there is none", async () => {
    const { number } = await sortedTicket(org);
    const reason = "The order is lost.";
    expect(await program.call("escalate_ticket", { number, reason, team: "Nobody" })).toMatchObject({
      isError: true,
      text: expect.stringContaining("team"),
    });
    expect((await program.call("escalate_ticket", { number, reason })).data).toMatchObject({
      outcome: "escalated",
      target: org.admin.name,
    });
  });
});
