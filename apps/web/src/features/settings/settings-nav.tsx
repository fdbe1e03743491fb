"use client";
import { cn } from "@handrail/ui/cn";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { useCan } from "../shell/me.tsx";

const base = "/support-dashboard/settings";

/** The sections that the person may open. */
export function SettingsNav() {
  const t = useTranslations("settings");
  const templates = useTranslations("templates.settings");
  const links = useTranslations("agent.deepLinks");
  const desk = useTranslations("deskSettings.tabs");
  const ai = useTranslations("aiSettings");
  const audit = useTranslations("audit");
  const chat = useTranslations("chatDesk.rules");
  const keys = useTranslations("apiKeys");
  const hours = useTranslations("hours");
  const mayKeep = useCan("settings:write");
  const pathname = usePathname();
  const nav = useRef<HTMLElement>(null);
  useEffect(() => {
    if (pathname)
      nav.current?.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" });
  }, [pathname]);
  const sections = [
    { href: `${base}/general`, label: t("general.tab"), isOpen: useCan("settings:write") },
    { href: `${base}/members`, label: t("members.tab"), isOpen: useCan("members:write") },
    { href: `${base}/categories`, label: desk("categories"), isOpen: mayKeep },
    { href: `${base}/chat`, label: chat("tab"), isOpen: mayKeep },
    { href: `${base}/quick-issues`, label: desk("quickIssues"), isOpen: mayKeep },
    { href: `${base}/desks`, label: desk("desks"), isOpen: mayKeep },
    { href: `${base}/tags`, label: desk("tags"), isOpen: mayKeep },
    { href: `${base}/custom-fields`, label: desk("customFields"), isOpen: mayKeep },
    { href: `${base}/priority-rules`, label: desk("priorityRules"), isOpen: mayKeep },
    { href: `${base}/ai`, label: ai("tab"), isOpen: mayKeep },
    { href: `${base}/escalation`, label: desk("escalation"), isOpen: mayKeep },
    { href: `${base}/tools`, label: desk("tools"), isOpen: mayKeep },
    { href: `${base}/playbooks`, label: desk("playbooks"), isOpen: mayKeep },
    { href: `${base}/hours`, label: hours("tab"), isOpen: mayKeep },
    { href: `${base}/teams`, label: desk("teams"), isOpen: mayKeep },
    { href: `${base}/links`, label: links("tab"), isOpen: mayKeep },
    { href: `${base}/api-keys`, label: keys("tab"), isOpen: mayKeep },
    { href: `${base}/templates`, label: templates("title"), isOpen: useCan("templates:write") },
    { href: `${base}/audit`, label: audit("tab"), isOpen: useCan("audit:read") },
    { href: `${base}/account`, label: t("account.tab"), isOpen: true },
  ];
  return (
    <nav
      ref={nav}
      aria-label={t("sections")}
      className="flex gap-x-4 border-b border-line max-md:overflow-x-auto md:flex-wrap"
    >
      {sections
        .filter(({ isOpen }) => isOpen)
        .map(({ href, label }) => (
          <Link
            key={href}
            href={href}
            aria-current={pathname === href ? "page" : undefined}
            className={cn(
              "-mb-px inline-flex h-9 shrink-0 items-center border-b-2 px-0.5 text-sm font-medium no-underline",
              pathname === href
                ? "border-accent-text text-fg"
                : "border-transparent text-fg-muted hover:text-fg",
            )}
          >
            {label}
          </Link>
        ))}
    </nav>
  );
}
