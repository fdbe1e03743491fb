"use client";
import { Combobox } from "@handrail/ui/combobox";
import { IconButton } from "@handrail/ui/icon-button";
import { Input } from "@handrail/ui/input";
import { Search, Tag } from "lucide-react";
import { useTranslations } from "next-intl";
import type { RefObject } from "react";
import { trpc } from "../../trpc/client.tsx";
import type { Chats } from "./use-chats.ts";

type Props = { chats: Chats; input: RefObject<HTMLInputElement | null> };

/** Words and a tag by which the chats of a view are narrowed. */
export function ChatSearch({ chats, input }: Props) {
  const t = useTranslations("chatDesk.list");
  const labels = useTranslations("templates.labels");
  const choices = trpc.tickets.choices.useQuery(undefined, { staleTime: 300_000 });
  const tags = choices.data?.tags ?? [];
  const chosen = tags.find(({ id }) => id === chats.tagId);
  const options = [
    { value: "any", label: t("anyTag") },
    ...tags.map(({ id, name }) => ({ value: id, label: name })),
  ];
  return (
    <div className="flex flex-wrap items-center gap-2 py-2">
      <Input
        ref={input}
        type="search"
        size="sm"
        leading={<Search aria-hidden />}
        aria-label={t("search")}
        placeholder={t("search")}
        value={chats.search}
        onChange={(event) => chats.setSearch(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Escape") event.currentTarget.blur();
        }}
        className="min-w-0 flex-1"
      />
      {(tags.length > 0 || chats.tagId) && (
        <Combobox
          label={t("tag")}
          placeholder={t("anyTag")}
          searchPlaceholder={labels("find")}
          emptyLabel={labels("nothingFound")}
          align="end"
          options={options}
          value={chats.tagId ?? "any"}
          onValueChange={(id) => chats.setTag(id === "any" ? null : id)}
          trigger={
            <IconButton
              size="sm"
              pressed={chats.tagId !== null}
              label={chosen ? t("withTag", { name: chosen.name }) : t("tag")}
            >
              <Tag />
            </IconButton>
          }
        />
      )}
    </div>
  );
}
