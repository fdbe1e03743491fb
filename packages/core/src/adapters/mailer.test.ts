import { mkdtemp, readdir, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createMailer } from "./mailer.ts";

let folder: string;
beforeAll(async () => {
  folder = path.join(await mkdtemp(path.join(tmpdir(), "mail-")), "mail");
});
afterAll(() => rm(path.dirname(folder), { recursive: true }));

async function sent() {
  const names = (await readdir(folder)).sort();
  return readFile(path.join(folder, names.at(-1) ?? ""), "utf8");
}

test("without a server every mail is a file that only the owner reads", async () => {
  const mailer = createMailer({ folder, from: "Handrail <desk@handrail.example>" });
  await mailer.send({ to: "ana@example.test", subject: "Tu enlace ✓", text: "Hola", html: "<p>Hola</p>" });
  const mail = await sent();
  expect(mail).toMatch(/^From: Handrail <desk@handrail.example>\r$/m);
  expect(mail).toMatch(/^To: ana@example.test\r$/m);
  expect(mail).toContain("multipart/alternative");
  const [name = ""] = await readdir(folder);
  expect(name).toMatch(/^\d{4}-\d\d-\d\dT[\d-]+\.\d+Z-[0-9a-f]{8}\.eml$/);
  expect((await stat(path.join(folder, name))).mode & 0o077).toBe(0);
});

test("M8: a line break in subject or header starts no other header", async () => {
  const mailer = createMailer({ folder, from: "desk@handrail.example" });
  await mailer.send({
    to: "ana@example.test",
    subject: "Hello\r\nBcc: everybody@example.test",
    text: "x",
    headers: { "X-Ticket": "1\r\nBcc: everybody@example.test" },
  });
  const head = (await sent()).split("\r\n\r\n", 1)[0] ?? "";
  expect(head).not.toMatch(/^Bcc:/im);
});

test.each([
  "ana@example.test\r\nBcc: b@example.test",
  "ana@example.test, b@example.test",
  "Ana <ana@example.test>",
  "",
])("M8: %j is no recipient", async (to) => {
  const mailer = createMailer({ folder, from: "desk@handrail.example" });
  await expect(mailer.send({ to, subject: "x", text: "x" })).rejects.toThrow();
});
