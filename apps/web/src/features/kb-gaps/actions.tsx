"use client";
import type { Locale } from "@handrail/contracts";
import { Button } from "@handrail/ui/button";
import { toast } from "@handrail/ui/toast";
import slugify from "@sindresorhus/slugify";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { newKey } from "../../lib/new-key.ts";
import { useErrorText } from "../../lib/use-error-text.ts";
import { trpc } from "../../trpc/client.tsx";

const editPath = (articleId: string) => `/support-dashboard/kb/${articleId}/edit`;
const capitalised = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

function useOpenDraft() {
  const t = useTranslations("kbGaps");
  const router = useRouter();
  const errorText = useErrorText();
  return {
    onSuccess: ({ articleId }: { articleId: string }) => {
      toast.success(t("started"));
      router.push(editPath(articleId));
    },
    onError: (error: unknown) => {
      toast.error(errorText(error));
    },
  };
}

/** Begins an article about what people searched for: those words are its title, and an intent, so that it is found. */
export function WriteButton({
  query,
  locale,
  categoryId = null,
}: {
  query: string;
  locale: Locale;
  categoryId?: string | null;
}) {
  const t = useTranslations("kbGaps");
  const start = trpc.kbAdmin.start.useMutation(useOpenDraft());
  const title = capitalised(query).slice(0, 200);
  const fields = {
    title,
    slug: slugify(title, { decamelize: false }).slice(0, 120).replace(/-+$/, ""),
    excerpt: "",
    body: "",
    categoryId,
    tags: [],
    intents: query.length <= 60 ? [query] : [],
    visibility: "public" as const,
  };
  return (
    <Button
      size="sm"
      loading={start.isPending}
      aria-label={t("writeAbout", { name: query })}
      onClick={() => start.mutate({ articleId: newKey(), locale, fields })}
    >
      {t("write")}
    </Button>
  );
}

/** Begins an article from what was asked and what solved it. */
export function DraftButton({ ticketId, number }: { ticketId: string; number: string }) {
  const t = useTranslations("kbGaps");
  const draft = trpc.kbGaps.draftFromTicket.useMutation(useOpenDraft());
  return (
    <Button
      size="sm"
      loading={draft.isPending}
      aria-label={t("startDraftFrom", { name: number })}
      onClick={() => draft.mutate({ ticketId })}
    >
      {t("startDraft")}
    </Button>
  );
}

export function EditLink({ articleId, title }: { articleId: string; title: string }) {
  const t = useTranslations("kbGaps");
  return (
    <Button asChild size="sm">
      <Link href={editPath(articleId)} aria-label={t("editArticle", { name: title })}>
        {t("edit")}
      </Link>
    </Button>
  );
}
