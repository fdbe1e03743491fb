import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { expect } from "@playwright/test";
import { mailFolder } from "./stack-control.ts";

/** Undoes quoted-printable as far as addresses need it (RFC 2045 §6.7). */
const unfolded = (mail: string) => mail.replace(/=\r?\n/g, "").replaceAll("=3D", "=");

async function mailsTo(address: string): Promise<string[]> {
  const names = (await readdir(mailFolder).catch(() => [])).filter((name) => name.endsWith(".eml")).sort();
  const mails = await Promise.all(names.map((name) => readFile(path.join(mailFolder, name), "utf8")));
  return mails.filter((mail) => mail.includes(`To: ${address}\r\n`)).map(unfolded);
}

/** The path of the link in the `count`-th mail to an address, once it has arrived. */
export async function mailedPath(address: string, page: string, count = 1): Promise<string> {
  let found: string | undefined;
  await expect(async () => {
    const mails = await mailsTo(address);
    expect(mails.length).toBeGreaterThanOrEqual(count);
    found = new RegExp(`${page}\\?token=[\\w-]{43}`).exec(mails[count - 1] ?? "")?.[0];
    expect(found).toBeDefined();
  }).toPass({ timeout: 20_000 });
  return found ?? "";
}
