"use client";
import { Button } from "@handrail/ui/button";
import { IconButton } from "@handrail/ui/icon-button";
import { Popover, PopoverContent, PopoverTrigger } from "@handrail/ui/popover";
import { SearchInput } from "@handrail/ui/search-input";
import { Spinner } from "@handrail/ui/spinner";
import { toast } from "@handrail/ui/toast";
import { BookOpen, Search } from "lucide-react";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useState } from "react";
import { useDebounced } from "../../lib/use-debounced.ts";
import { useErrorText } from "../../lib/use-error-text.ts";
import { type RouterOutputs, trpc } from "../../trpc/client.tsx";

type Hit = RouterOutputs["kb"]["search"][number];

type Props = {
  /** Whether customers will read it: internal articles stay inside. */
  isPublic: boolean;
  onInsert: (markdown: string) => void;
};

const escapeTitle = (title: string) => title.replace(/[\\[\]]/g, "\\$&");

/** Searches the knowledge base and puts a link to an article, or its text, where the caret is. */
export function ArticlePicker({ isPublic, onInsert }: Props) {
  const t = useTranslations("templates.articles");
  const errorText = useErrorText();
  const utils = trpc.useUtils();
  const [isOpen, setOpen] = useState(false);
  const [typed, setTyped] = useState("");
  const query = useDebounced(typed.trim(), 200);
  const search = trpc.kb.search.useQuery(
    { query, limit: 6 },
    { enabled: isOpen && query.length > 1, placeholderData: (before) => before },
  );
  const hits = query.length > 1 ? (search.data ?? []) : [];

  const insert = async (hit: Hit, as: "link" | "text") => {
    try {
      const article = await utils.kb.bySlug.fetch({ slug: hit.slug });
      if (isPublic && article.visibility === "internal") {
        toast.warning(t("internal"));
        return;
      }
      onInsert(
        as === "text"
          ? article.body
          : `[${escapeTitle(hit.title)}](${window.location.origin}/help/${hit.slug})`,
      );
      setOpen(false);
      setTyped("");
    } catch (error) {
      toast.error(errorText(error));
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || !hits[0]) return;
    event.preventDefault();
    void insert(hits[0], "link");
  };

  return (
    <Popover open={isOpen} onOpenChange={setOpen}>
      <PopoverTrigger asChild>
        <IconButton size="sm" label={t("open")}>
          <BookOpen />
        </IconButton>
      </PopoverTrigger>
      <PopoverContent aria-label={t("open")} side="top" className="w-[min(26rem,calc(100vw-1rem))] p-2">
        <SearchInput
          leading={search.isFetching ? <Spinner /> : <Search />}
          onKeyDown={onKeyDown}
          label={t("search")}
          value={typed}
          onText={setTyped}
        />
        <ul className="mt-1 flex flex-col">
          {hits.map((hit) => (
            <li key={hit.articleId} className="flex min-h-9 items-center gap-1 rounded-tight px-2 py-1">
              <span className="min-w-0 flex-1">
                <span className="block truncate font-medium text-fg">{hit.title}</span>
                {hit.category && (
                  <span className="block truncate text-xs text-fg-muted">{hit.category.name}</span>
                )}
              </span>
              <Button size="sm" variant="ghost" onClick={() => void insert(hit, "text")}>
                {t("text")}
              </Button>
              <Button size="sm" onClick={() => void insert(hit, "link")}>
                {t("link")}
              </Button>
            </li>
          ))}
        </ul>
        {query.length > 1 && search.isSuccess && hits.length === 0 && (
          <p className="px-2 py-3 text-center text-fg-muted">{t("none")}</p>
        )}
        {query.length <= 1 && <p className="px-2 pt-2 text-xs text-fg-muted">{t("hint")}</p>}
      </PopoverContent>
    </Popover>
  );
}
