import { randomUUID } from "node:crypto";
import { mkdir, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import { email } from "@handrail/contracts/inputs/fields";
import { createTransport } from "nodemailer";
import type { Mail, MailerPort } from "../ports.ts";

type Settings = { smtpUrl?: string | undefined; folder: string; from: string };

/** A header is one line: line breaks and other control characters would start another (attack M8). */
const oneLine = (value: string) =>
  value
    .replace(/\p{Cc}+/gu, " ")
    .trim()
    .slice(0, 900);

function toMessage(mail: Mail, from: string) {
  const headers = Object.entries(mail.headers ?? {}).map(([name, value]) => {
    if (!/^[A-Za-z0-9-]+$/.test(name)) throw new TypeError(`not a header name: ${name}`);
    return [name, oneLine(value)] as const;
  });
  return {
    from,
    to: { name: "", address: email.parse(mail.to) },
    subject: oneLine(mail.subject),
    text: mail.text,
    ...(mail.html ? { html: mail.html } : {}),
    headers: { "Auto-Submitted": "auto-generated", ...Object.fromEntries(headers) },
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

function smtpMailer(url: string, from: string): MailerPort {
  const transport = createTransport({
    url,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
  });
  return {
    async send(mail) {
      await transport.sendMail(toMessage(mail, from));
    },
  };
}

/** Every mail becomes a file that any mail program opens; named so that the newest comes last. */
function folderMailer(folder: string, from: string): MailerPort {
  const transport = createTransport({ streamTransport: true, buffer: true });
  return {
    async send(mail) {
      const { message } = await transport.sendMail(toMessage(mail, from));
      if (!Buffer.isBuffer(message)) throw new TypeError("the mail was not rendered into memory");
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const name = `${new Date().toISOString().replaceAll(":", "-")}-${randomUUID().slice(0, 8)}.eml`;
      const unfinished = path.join(folder, `.${name}`);
      await writeFile(unfinished, message, { mode: 0o600 });
      await rename(unfinished, path.join(folder, name));
    },
  };
}

/** Sends by SMTP where a server is set, else writes `.eml` files into a folder. Throws what the server answers. */
export function createMailer({ smtpUrl, folder, from }: Settings): MailerPort {
  return smtpUrl ? smtpMailer(smtpUrl, from) : folderMailer(folder, from);
}
