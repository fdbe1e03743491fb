"use client";
import { type CommandItem, CommandPalette } from "@handrail/ui/command";
import { Kbd } from "@handrail/ui/kbd";
import { BookOpen, Home, Inbox, Keyboard, MessagesSquare, Ticket, UserRound, Users } from "lucide-react";
import { useRouter } from "next/navigation";
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
import { ShortcutsDialog } from "./shortcuts-dialog.tsx";
import { useFoundTickets } from "./use-found-tickets.tsx";
import { useKeys, useModKey } from "./use-keys.ts";

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

/** The palette (⌘K), the shortcuts that work everywhere, and the list of them all (?). */
export function CommandCentre({ children }: { children: ReactNode }) {
  const t = useTranslations("dashboard.commands");
  const nav = useTranslations("common.nav");
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);
  const [showsKeys, setShowsKeys] = useState(false);
  const [query, setQuery] = useState("");
  const [offered, offer] = useState<ScreenCommands | null>(null);
  const { items: foundTickets, isSearching } = useFoundTickets(isOpen ? query : "");
  const mod = useModKey();
  const open = useCallback(() => {
    setQuery("");
    setOpen(true);
  }, []);
  const centre = useMemo(() => ({ open, offer }), [open]);

  const places = [
    { id: "home", label: nav("home"), href: base, keys: ["g", "h"], icon: <Home aria-hidden /> },
    {
      id: "all",
      label: nav("allTickets"),
      href: `${base}/tickets`,
      keys: ["g", "t"],
      icon: <Inbox aria-hidden />,
    },
    {
      id: "mine",
      label: t("myTickets"),
      href: `${base}/tickets?view=mine`,
      keys: ["g", "m"],
      icon: <Ticket aria-hidden />,
    },
    {
      id: "unassigned",
      label: t("unassignedTickets"),
      href: `${base}/tickets?view=unassigned`,
      keys: ["g", "n"],
      icon: <UserRound aria-hidden />,
    },
    {
      id: "chats",
      label: nav("chats"),
      href: `${base}/chats`,
      keys: ["g", "c"],
      icon: <MessagesSquare aria-hidden />,
    },
    {
      id: "users",
      label: nav("users"),
      href: `${base}/users`,
      keys: ["g", "u"],
      icon: <Users aria-hidden />,
    },
    { id: "kb", label: nav("kb"), href: `${base}/kb`, keys: ["g", "k"], icon: <BookOpen aria-hidden /> },
  ];
  useKeys({
    "mod+k": open,
    "?": () => setShowsKeys(true),
    ...Object.fromEntries(places.map((place) => [place.keys.join(" "), () => router.push(place.href)])),
  });

  const groups = [
    ...(offered ? [{ id: "screen", ...offered }] : []),
    ...(foundTickets.length > 0 ? [{ id: "tickets", heading: t("tickets"), items: foundTickets }] : []),
    {
      id: "go",
      heading: t("goTo"),
      items: places.map(({ id, label, icon, keys, href }) => ({
        id,
        label,
        icon,
        shortcut: keys,
        onSelect: () => router.push(href),
      })),
    },
    {
      id: "help",
      heading: t("help"),
      items: [
        {
          id: "keys",
          label: t("shortcuts"),
          icon: <Keyboard aria-hidden />,
          shortcut: ["?"],
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
