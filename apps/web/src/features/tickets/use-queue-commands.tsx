"use client";
import {
  BookmarkPlus,
  CheckCircle2,
  CircleDot,
  Columns3,
  FileDown,
  ListFilter,
  Merge,
  SignalHigh,
  SquareCheck,
  Tag,
  UserRound,
  UserRoundCheck,
  Users,
  X,
} from "lucide-react";
import { useTranslations } from "next-intl";
import { shortcutKeys, useScreenCommands } from "../dashboard/index.ts";
import type { BulkMenu } from "./queue-selection-bar.tsx";
import type { QueueDialog } from "./queue-toolbar.tsx";
import type { Selection } from "./use-selection.ts";

type Props = {
  count: number;
  selection: Selection;
  onMenu: (menu: BulkMenu) => void;
  onDialog: (dialog: QueueDialog) => void;
  onFilter: () => void;
  onTake: () => void;
};

/** What the palette offers on the queue: things to do with the ticked tickets, or with the list. */
export function useQueueCommands({ count, selection, onMenu, onDialog, onFilter, onTake }: Props): void {
  const t = useTranslations("queue.commands");
  const key = (name: Parameters<typeof shortcutKeys<"queue">>[1]) => ({
    shortcut: shortcutKeys("queue", name),
  });
  const onTickets = [
    {
      id: "assign",
      label: t("assign"),
      icon: <UserRound aria-hidden />,
      ...key("assign"),
      onSelect: () => onMenu("assign"),
    },
    { id: "take", label: t("take"), icon: <UserRoundCheck aria-hidden />, ...key("take"), onSelect: onTake },
    {
      id: "status",
      label: t("status"),
      icon: <CircleDot aria-hidden />,
      ...key("status"),
      onSelect: () => onMenu("status"),
    },
    {
      id: "priority",
      label: t("priority"),
      icon: <SignalHigh aria-hidden />,
      ...key("priority"),
      onSelect: () => onMenu("priority"),
    },
    {
      id: "team",
      label: t("team"),
      icon: <Users aria-hidden />,
      ...key("team"),
      onSelect: () => onMenu("team"),
    },
    {
      id: "tags",
      label: t("tags"),
      icon: <Tag aria-hidden />,
      ...key("tags"),
      onSelect: () => onMenu("tags"),
    },
    {
      id: "resolve",
      label: t("resolve"),
      icon: <CheckCircle2 aria-hidden />,
      ...key("resolve"),
      onSelect: () => onDialog("resolve"),
    },
    ...(count > 1
      ? [
          {
            id: "merge",
            label: t("merge"),
            icon: <Merge aria-hidden />,
            onSelect: () => onDialog("merge"),
          },
        ]
      : []),
    { id: "clear", label: t("clear"), icon: <X aria-hidden />, ...key("clear"), onSelect: selection.clear },
  ];
  const onList = [
    {
      id: "filter",
      label: t("filter"),
      icon: <ListFilter aria-hidden />,
      ...key("filter"),
      onSelect: onFilter,
    },
    {
      id: "selectAll",
      label: t("selectAll"),
      icon: <SquareCheck aria-hidden />,
      ...key("selectPage"),
      onSelect: selection.togglePage,
    },
    { id: "save", label: t("save"), icon: <BookmarkPlus aria-hidden />, onSelect: () => onDialog("save") },
    {
      id: "columns",
      label: t("columns"),
      icon: <Columns3 aria-hidden />,
      onSelect: () => onDialog("columns"),
    },
    { id: "export", label: t("export"), icon: <FileDown aria-hidden />, onSelect: () => onDialog("export") },
  ];
  useScreenCommands({
    heading: count > 0 ? t("selection", { count }) : t("heading"),
    items: count > 0 ? [...onTickets, ...onList] : onList,
  });
}
