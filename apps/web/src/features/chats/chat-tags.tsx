"use client";
import { Button } from "@handrail/ui/button";
import { Chip } from "@handrail/ui/chip";
import { Combobox } from "@handrail/ui/combobox";
import { toast } from "@handrail/ui/toast";
import { Tag } from "lucide-react";
import { useTranslations } from "next-intl";
import { useErrorText } from "../../lib/use-error-text.ts";
import { trpc } from "../../trpc/client.tsx";
import type { Opened } from "./opened.ts";
import { type OpenChat, useRefreshChats } from "./use-chats.ts";

/** The tags of a chat, the same as those of tickets; left out while the organisation has none. */
export function ChatTags({ chat, open, onOpenChange }: { chat: OpenChat } & Opened) {
  const t = useTranslations("chatDesk.tags");
  const labels = useTranslations("templates.labels");
  const errorText = useErrorText();
  const utils = trpc.useUtils();
  const refresh = useRefreshChats();
  const { conversationId, tags } = chat;
  const choices = trpc.tickets.choices.useQuery(undefined, { staleTime: 300_000 });
  const change = trpc.chat.changeTags.useMutation({
    onSuccess: (held) =>
      utils.chat.get.setData({ conversationId }, (before) => before && { ...before, tags: held }),
    onError: (error) => toast.error(errorText(error)),
    onSettled: refresh,
  });
  const offered = choices.data?.tags ?? [];
  const all = [...offered, ...tags.filter(({ id }) => !offered.some((each) => each.id === id))];
  if (all.length === 0) return null;
  const held = tags.map(({ id }) => id);
  const set = (ids: readonly string[]) =>
    change.mutate({
      conversationId,
      add: ids.filter((id) => !held.includes(id)),
      remove: held.filter((id) => !ids.includes(id)),
    });
  return (
    <div className="flex min-w-0 flex-wrap items-center gap-1.5">
      {tags.map(({ id, name }) => (
        <Chip
          key={id}
          className="h-6"
          removeLabel={t("remove", { name })}
          onRemove={() => set(held.filter((each) => each !== id))}
        >
          {name}
        </Chip>
      ))}
      <Combobox
        label={t("label")}
        placeholder={t("add")}
        searchPlaceholder={labels("find")}
        emptyLabel={labels("nothingFound")}
        options={all.map(({ id, name }) => ({ value: id, label: name }))}
        values={held}
        onValuesChange={set}
        open={open}
        onOpenChange={onOpenChange}
        trigger={
          <Button variant="ghost" size="sm" loading={change.isPending}>
            <Tag aria-hidden />
            {t("add")}
          </Button>
        }
      />
    </div>
  );
}
