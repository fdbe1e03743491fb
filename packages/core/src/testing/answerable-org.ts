import type { Tier } from "@handrail/contracts";
import type { Database } from "@handrail/db";
import { createModel } from "../adapters/ai.ts";
import { createArticle, publishArticle } from "../kb/index.ts";
import type { ModelPort } from "../ports.ts";
import { type TestOrg, testOrg } from "./test-org.ts";

type Options = { tier?: Tier; ai?: ModelPort; branches?: string[]; autoSend?: boolean; db?: Database };

/**
 * An organisation whose billing category knows the intents `invoice` and `refund`, with one public article about
 * invoices and one internal article that nobody outside may learn of. The local model unless given another.
 */
export async function answerableOrg(options: Options = {}): Promise<TestOrg & { articleId: string }> {
  const org = await testOrg({
    tier: options.tier ?? "pro",
    ai: options.ai ?? createModel({}),
    ...(options.branches ? { branches: options.branches } : {}),
    ...(options.db ? { db: options.db } : {}),
    autoSendPairs: (options.autoSend ?? true) ? [{ category: "billing", intent: "invoice" }] : [],
  });
  const orgId = org.org.id;
  await org.ports.db.withOrg(orgId, (tx) =>
    tx.category.updateMany({ where: { orgId, key: "billing" }, data: { intents: ["invoice", "refund"] } }),
  );
  const admin = org.as(org.admin);
  const write = async (slug: string, title: string, body: string, visibility: "public" | "internal") => {
    const { id } = await createArticle(admin, {
      slug,
      title,
      excerpt: "",
      body,
      categoryId: org.categories.billing,
      tags: ["invoice"],
      intents: ["invoice"],
      visibility,
    });
    await publishArticle(admin, { articleId: id });
    return id;
  };
  const articleId = await write(
    "download-an-invoice",
    "Download an invoice",
    "Every payment has an invoice as a PDF.\n\n1. Open Billing and choose Invoices.\n2. Press Download beside the invoice.\n\nInvoices are kept for 7 years.",
    "public",
  );
  await write(
    "invoice-override",
    "Invoice override code",
    "To download an invoice of another customer use the invoice override code 4711-SECRET.",
    "internal",
  );
  return { ...org, articleId };
}

/** A question that the public article answers. */
export const answerable = {
  subject: "Download an invoice",
  description: "Where can I download the invoice for my payment as a PDF?",
} as const;
