import { execFile } from "node:child_process";
import { randomUUID } from "node:crypto";
import path from "node:path";
import { promisify } from "node:util";
import type { Browser, BrowserContext, Page } from "@playwright/test";
import { mailedPath } from "./mail.ts";
import { call, password, signIn, visit } from "./people.ts";

const run = promisify(execFile);
const root = path.resolve(import.meta.dirname, "../../..");
const { HANDRAIL_E2E_PORT = "", HANDRAIL_E2E_DATA_DIR = "" } = process.env;

/** Makes an organisation beside the running product, by the command that operators use. */
async function create(slug: string, admin: string) {
  const given = ["--name", `Proof ${slug}`, "--slug", slug, "--admin", admin, "--tier", "premium"];
  await run(process.execPath, ["scripts/run.mjs", "org-create", ...given], {
    cwd: root,
    env: { ...process.env, PORT: HANDRAIL_E2E_PORT, DATA_DIR: HANDRAIL_E2E_DATA_DIR },
  });
}

async function join(browser: Browser, name: string, email: string): Promise<BrowserContext> {
  const context = await browser.newContext();
  const token = new URL(await mailedPath(email, "/invitation"), "http://x").searchParams.get("token");
  await call(context, "members.acceptInvitation", { token, name, password });
  await signIn(context, email);
  return context;
}

type OwnOrganization = {
  admin: BrowserContext;
  /** The address of a person here. */
  address(name: string): string;
  /** A browser of its own for somebody new, on a page. */
  person(role: "agent" | "customer", name: string, path: string): Promise<Page>;
};

/** An organisation on its own that no other test has chats in: nothing rings there for anybody else. */
export async function ownOrganization(browser: Browser): Promise<OwnOrganization> {
  const slug = `proof-${randomUUID().slice(0, 8)}`;
  const address = (name: string) => `${name.toLowerCase().replaceAll(" ", ".")}@${slug}.example`;
  await create(slug, address("Ada Admin"));
  const admin = await join(browser, "Ada Admin", address("Ada Admin"));
  return {
    admin,
    address,
    async person(role, name, path) {
      const email = address(name);
      await call(admin, "members.invite", { email, role });
      const page = await (await join(browser, name, email)).newPage();
      await visit(page, path);
      return page;
    },
  };
}
