"use client";
import { type CommandItem, CommandPalette } from "@handrail/ui/command";
import { Kbd } from "@handrail/ui/kbd";
import {
  BookOpen,
  Home,
  Inbox,
  Keyboard,
  ListFilter,
  MessagesSquare,
  Settings,
  Ticket,
  TicketPlus,
  UserRound,
  Users,
} from "lucide-react";
import { useTranslations } from "next-intl";
import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import { viewHref } from "../../lib/queue-address.ts";
import { useGo } from "../../lib/use-go.ts";
import { trpc } from "../../trpc/client.tsx";
import { newTicketPaths } from "./new-ticket-paths.ts";
import { type ShortcutName, shortcutKeys } from "./shortcuts.ts";
import { ShortcutsDialog } from "./shortcuts-dialog.tsx";
import { useFound } from "./use-found.tsx";
import { useModKey, useShortcuts } from "./use-keys.ts";

export type ScreenCommands = { heading: string; items: readonly CommandItem[] };

type Centre = { open: () => void; offer: (commands: ScreenCommands | null) => void };
const CentreContext = createContext<Centre>({ open: () => undefined, offer: () => undefined });

/** Opens the command palette. */
export const useCommandPalette = () => useContext(CentreContext).open;

/** Puts what can be done on this screen on top of the palette while it is shown. */
export function useScreenCommands(commands: ScreenCommands | null): void {
  const { offer } = useContext(CentreContext);
  const key = commands ? `${commands.heading}:${commands.items.map((item) => item.label).join("|")}` : "";
  const current = useRef(commands);
  useEffect(() => {
    current.current = commands;
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is offered changes with its labels, not with each render
  useEffect(() => {
    const offered = current.current;
    if (!offered) return;
    const items = offered.items.map((item) => ({
      ...item,
      onSelect: () => current.current?.items.find((each) => each.id === item.id)?.onSelect(),
    }));
    offer({ heading: offered.heading, items });
    return () => offer(null);
  }, [key, offer]);
}

const base = "/support-dashboard";
type Place = { id: ShortcutName<"everywhere">; label: string; href: string; icon: ReactNode };

/** The palette (⌘K), the shortcuts that work everywhere, and the list of them all (?). */
export function CommandCentre({ children }: { children: ReactNode }) {
  const t = useTranslations("dashboard.commands");
  const nav = useTranslations("common.nav");
  const internal = useTranslations("portal.internal");
  const behalf = useTranslations("tickets.behalf");
  const go = useGo();
  const [isOpen, setOpen] = useState(false);
  const [showsKeys, setShowsKeys] = useState(false);
  const [query, setQuery] = useState("");
  const [offered, offer] = useState<ScreenCommands | null>(null);
  const { groups: found, isSearching } = useFound(isOpen ? query : "");
  const mod = useModKey();
  const open = useCallback(() => {
    setQuery("");
    setOpen(true);
  }, []);
  const centre = useMemo(() => ({ open, offer }), [open]);

  const places: Place[] = [
    { id: "goHome", label: nav("home"), href: base, icon: <Home aria-hidden /> },
    { id: "goTickets", label: nav("allTickets"), href: `${base}/tickets`, icon: <Inbox aria-hidden /> },
    { id: "goMine", label: t("myTickets"), href: `${base}/tickets?view=mine`, icon: <Ticket aria-hidden /> },
    {
      id: "goUnassigned",
      label: t("unassignedTickets"),
      href: `${base}/tickets?view=unassigned`,
      icon: <UserRound aria-hidden />,
    },
    { id: "goChats", label: nav("chats"), href: `${base}/chats`, icon: <MessagesSquare aria-hidden /> },
    { id: "goUsers", label: nav("users"), href: `${base}/users`, icon: <Users aria-hidden /> },
    { id: "goKb", label: nav("kb"), href: `${base}/kb`, icon: <BookOpen aria-hidden /> },
    {
      id: "newTicket",
      label: internal("new"),
      href: newTicketPaths.internal,
      icon: <TicketPlus aria-hidden />,
    },
    { id: "goSettings", label: t("settings"), href: `${base}/settings`, icon: <Settings aria-hidden /> },
  ];
  const views = trpc.queue.views.useQuery(undefined, { enabled: isOpen }).data ?? [];
  useShortcuts("everywhere", {
    palette: open,
    shortcuts: () => setShowsKeys(true),
    ...Object.fromEntries(places.map(({ id, href }) => [id, () => go(href)])),
  });

  const groups = [
    ...(offered ? [{ id: "screen", ...offered }] : []),
    ...found,
    {
      id: "go",
      heading: t("goTo"),
      items: [
        ...places.map(({ id, label, icon, href }) => ({
          id,
          label,
          icon,
          shortcut: shortcutKeys("everywhere", id),
          onSelect: () => go(href),
        })),
        {
          id: "newForCustomer",
          label: behalf("title"),
          icon: <TicketPlus aria-hidden />,
          onSelect: () => go(newTicketPaths.customer),
        },
        ...views.map(({ id, name, query: asked }) => ({
          id,
          label: name,
          icon: <ListFilter aria-hidden />,
          onSelect: () => go(viewHref(id, asked)),
        })),
      ],
    },
    {
      id: "help",
      heading: t("help"),
      items: [
        {
          id: "keys",
          label: t("shortcuts"),
          icon: <Keyboard aria-hidden />,
          shortcut: shortcutKeys("everywhere", "shortcuts"),
          onSelect: () => setShowsKeys(true),
        },
      ],
    },
  ];

  return (
    <CentreContext value={centre}>
      {children}
      <CommandPalette
        open={isOpen}
        onOpenChange={setOpen}
        label={t("label")}
        placeholder={t("placeholder")}
        emptyLabel={t("empty")}
        groups={groups}
        query={query}
        onQueryChange={setQuery}
        loadingLabel={isSearching ? t("searching") : undefined}
        footer={
          <>
            <span className="inline-flex items-center gap-1.5">
              <Kbd keys={["↑", "↓"]} /> {t("move")}
            </span>
            <span className="inline-flex items-center gap-1.5">
              <Kbd keys={["↵"]} /> {t("choose")}
            </span>
            <span className="ms-auto inline-flex items-center gap-1.5">
              <Kbd keys={[mod, "K"]} />
            </span>
          </>
        }
      />
      <ShortcutsDialog open={showsKeys} onOpenChange={setShowsKeys} />
    </CentreContext>
  );
}
