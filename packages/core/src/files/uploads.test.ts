import { Readable } from "node:stream";
import sharp from "sharp";
import { beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "../actor.ts";
import { newId } from "../ids.ts";
import { outcomeOf } from "../testing/desk.ts";
import { eicarFile, hugePng } from "../testing/files.ts";
import { type TestOrg, testOrg } from "../testing/test-org.ts";
import { clientIp, signedOf, storedOf, uploadFile, usageOf } from "../testing/uploads.ts";
import { presignUpload, receiveUpload } from "./index.ts";
import { uploadKey } from "./keys.ts";

let desk: TestOrg;
beforeEach(async () => {
  desk = await testOrg();
});

const presign = (size: number, name = "notes.txt", actor: Actor = desk.customer) =>
  presignUpload(desk.as(actor), { name, size, clientIp });
const put = (
  { id, url }: { id: string; url: string },
  bytes: Buffer,
  options: { actor?: Actor; now?: Date; org?: TestOrg } = {},
) =>
  receiveUpload((options.org ?? desk).as(options.actor ?? desk.customer, options), {
    id,
    ...signedOf(url),
    body: Readable.from([bytes]),
  });
const upload = (bytes: Buffer, name?: string) => uploadFile(desk.as(desk.customer), bytes, name);

describe("F1: a name", () => {
  it("is made safe for people, and no part of where the file lies", async () => {
    const { id, name } = await presign(3, "..\u200b/../annexe\u202egpj.pdf.exe");
    expect(name).toBe("annexegpj_pdf.exe");
    expect(uploadKey(desk.org.id, id)).toBe(`${desk.org.id}/files/${id}`);
  });
});

describe("F2: a file is what its content says", () => {
  const png = () =>
    sharp({ create: { width: 30, height: 20, channels: 3, background: "#0a7" } })
      .png()
      .toBuffer();

  it("a picture gets one of our own drawing to look at", async () => {
    const sent = await upload(await png(), "screen.txt");
    expect(sent).toMatchObject({ contentType: "image/png", width: 30, height: 20, state: "ready" });
    expect(sent.previewUrl).toContain(`/api/files/attachment/${sent.id}/preview?`);
  });

  it.each([
    ["HTML", "photo.png", () => Buffer.from("<!doctype html><script>alert(1)</script>"), "text/html"],
    ["SVG", "photo.png", () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), "image/svg+xml"],
    ["SVG behind a comment", "a.svg", () => Buffer.from("<!-- a --><svg><script/></svg>"), "image/svg+xml"],
    ["a PDF", "photo.png", () => Buffer.from("%PDF-1.7\n%âãÏÓ\n1 0 obj"), "application/pdf"],
    ["text", "photo.png", () => Buffer.from("ñandú"), "text/plain"],
    ["bytes", "photo.png", () => Buffer.from([0, 1, 2, 3, 250]), "application/octet-stream"],
    ["a GIF that is a script too", "a.gif", () => Buffer.from("GIF89a=1;alert(1)//<script>"), "image/gif"],
  ])("%s has no preview, whatever it is called", async (_what, name, bytes, contentType) => {
    const sent = await upload(bytes(), name);
    expect(sent).toMatchObject({ contentType, previewUrl: null, width: null, state: "ready" });
  });

  it("F3: an image bomb is not drawn, a zip bomb not unpacked", async () => {
    expect(await upload(hugePng(65_000, 65_000), "bomb.png")).toMatchObject({ previewUrl: null });
    const zip = Buffer.concat([Buffer.from("PK\u0003\u0004"), Buffer.alloc(100, 0xff)]);
    expect(await upload(zip, "bomb.zip")).toMatchObject({ previewUrl: null, state: "ready" });
  });
});

describe("F3: limits", () => {
  it("of a file, before and while it is sent", async () => {
    desk.ports.storage.limits.fileBytes = 10;
    expect(await outcomeOf(presign(11))).toBe("INVALID: payload_too_large");
    const allowed = await presign(5);
    expect(await outcomeOf(put(allowed, Buffer.from("123456")))).toBe("INVALID: payload_too_large");
    expect(await outcomeOf(put(allowed, Buffer.from("1234")))).toBe("INVALID: upload_incomplete");
    expect(await outcomeOf(put(allowed, Buffer.from("12345")))).toBe("ok");
  });

  it("of an organisation, also for many at once", async () => {
    desk.ports.storage.limits.organizationBytes = 100;
    const outcomes = await Promise.all(Array.from({ length: 8 }, () => outcomeOf(presign(30))));
    expect(outcomes.filter((outcome) => outcome === "ok")).toHaveLength(3);
    expect(outcomes.filter((outcome) => outcome === "LIMIT_REACHED: storage_full")).toHaveLength(5);
    expect(await usageOf(desk)).toBe(90);
  });

  it("of uploads that nothing has taken", async () => {
    for (let index = 0; index < 40; index += 1) await presign(1);
    expect(await outcomeOf(presign(1))).toBe("LIMIT_REACHED: too_many_files");
    expect(await outcomeOf(presign(1, "a", desk.agent))).toBe("ok");
  });

  it("of what visitors announce: however many they are, the staff have room", async () => {
    desk.ports.storage.limits.organizationBytes = 1_000;
    const announce = () =>
      outcomeOf(
        presignUpload(desk.as({ kind: "visitor" }), { name: "a", size: 60, clientIp, visitorKey: newId() }),
      );
    expect(await announce()).toBe("ok");
    expect((await Promise.all([announce(), announce(), announce()])).sort()).toEqual(
      Array(3).fill("LIMIT_REACHED: storage_full"),
    );
    expect(await usageOf(desk)).toBe(60);
    expect(await outcomeOf(presign(900, "a", desk.agent))).toBe("ok");
  });

  it("of a network, not of each of its addresses", async () => {
    const asked: string[] = [];
    desk.ports.limiter.consume = async (rule, key) => {
      asked.push(`${rule} ${key}`);
    };
    for (const ip of ["2001:db8:1:2::1", "2001:db8:1:2:ffff::9"])
      await presignUpload(desk.as(desk.customer), { name: "a", size: 1, clientIp: ip });
    expect(asked.filter((each) => each.startsWith("upload_ip"))).toEqual(
      Array(2).fill("upload_ip 2001:db8:1:2"),
    );
  });

  it("of attempts, for each person and each address", async () => {
    const asked: string[] = [];
    desk.ports.limiter.consume = async (rule, key) => {
      asked.push(`${rule} ${key}`);
    };
    await presign(1);
    expect(asked).toEqual([`upload member:${desk.customer.membershipId}`, `upload_ip ${clientIp}`]);
  });
});

describe("F4: only who was allowed may send, once and there", () => {
  it("not without a session, nor with somebody else's", async () => {
    expect(await outcomeOf(presign(3, "a", { kind: "visitor" }))).toBe("UNAUTHENTICATED: unauthenticated");
    const allowed = await presign(3);
    const bytes = Buffer.from("abc");
    expect(await outcomeOf(put(allowed, bytes, { actor: { kind: "visitor" } }))).toBe(
      "UNAUTHENTICATED: unauthenticated",
    );
    for (const actor of [desk.otherCustomer, desk.agent, desk.admin]) {
      expect(await outcomeOf(put(allowed, bytes, { actor }))).toBe("NOT_FOUND: not_found");
    }
    const foreign = await testOrg();
    const there = { org: foreign, actor: foreign.customer };
    expect(await outcomeOf(put(allowed, bytes, there))).toBe("NOT_FOUND: not_found");
  });

  it("not to another file, nor with a signature for something else", async () => {
    const [one, two] = [await presign(3), await presign(3)];
    const bytes = Buffer.from("abc");
    expect(await outcomeOf(put({ id: two.id, url: one.url }, bytes))).toBe("NOT_FOUND: not_found");
    expect(await outcomeOf(put({ ...one, url: `${one.url}x` }, bytes))).toBe("NOT_FOUND: not_found");
    expect(await outcomeOf(put({ ...one, url: "/?expires=9999999999&signature=" }, bytes))).toBe(
      "NOT_FOUND: not_found",
    );
  });

  it("F5: not after a quarter of an hour", async () => {
    const now = new Date("2026-03-01T12:00:00Z");
    const allowed = await presignUpload(desk.as(desk.customer, { now }), { name: "a", size: 3, clientIp });
    const at = (minutes: number) => ({ now: new Date(now.getTime() + minutes * 60_000) });
    expect(await outcomeOf(put(allowed, Buffer.from("abc"), at(15)))).toBe("NOT_FOUND: not_found");
    expect(await outcomeOf(put(allowed, Buffer.from("abc"), at(14)))).toBe("ok");
  });

  it("not twice: what was checked cannot be exchanged, also not meanwhile", async () => {
    const allowed = await presign(68);
    const both = await Promise.all([
      outcomeOf(put(allowed, Buffer.alloc(68, "a"))),
      outcomeOf(put(allowed, Buffer.alloc(68, "b"))),
    ]);
    expect(both.sort()).toEqual(["NOT_FOUND: not_found", "ok"]);
    const kept = await storedOf(desk, allowed.id);
    expect(await outcomeOf(put(allowed, eicarFile))).toBe("NOT_FOUND: not_found");
    expect(await storedOf(desk, allowed.id)).toEqual(kept);
  });
});
