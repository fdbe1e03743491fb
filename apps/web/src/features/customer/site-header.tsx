"use client";
import { isStaff } from "@handrail/contracts";
import { Button } from "@handrail/ui/button";
import { cn } from "@handrail/ui/cn";
import { DropdownMenuItem, DropdownMenuSeparator } from "@handrail/ui/dropdown-menu";
import { LayoutDashboard } from "lucide-react";
import Link from "next/link";
import { usePathname, useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useMe } from "../shell/me.tsx";
import { PersonMenu } from "../shell/person-menu.tsx";

const places = [
  { href: "/help", label: "nav.help" },
  { href: "/support", label: "nav.support" },
] as const;

/** The organisation's name, where to go, and who is signed in. */
export function SiteHeader({ name }: { name: string }) {
  const t = useTranslations("common");
  const pathname = usePathname();
  const me = useMe();
  const shown = places.filter(({ href }) => me || href === "/help");
  return (
    <header className="border-b border-line bg-surface">
      <div className="mx-auto grid max-w-6xl grid-cols-[minmax(0,1fr)_auto] items-center gap-x-6 px-4 sm:flex sm:h-16 sm:px-6">
        <Link
          href="/help"
          className="flex min-w-0 items-center gap-2.5 py-3 font-semibold text-fg no-underline sm:max-w-72"
        >
          <span
            aria-hidden
            className="grid size-8 shrink-0 place-items-center rounded-control bg-accent text-md font-bold text-on-accent"
          >
            {[...name][0]?.toUpperCase()}
          </span>
          <span className="truncate">{name}</span>
        </Link>
        <nav
          aria-label={t("nav.primary")}
          className="order-last col-span-2 flex gap-5 text-md sm:order-none sm:flex-1 sm:self-stretch"
        >
          {shown.map(({ href, label }) => {
            const isHere = pathname === href || pathname.startsWith(`${href}/`);
            return (
              <Link
                key={href}
                href={href}
                aria-current={isHere ? "page" : undefined}
                className={cn(
                  "-mb-px flex items-center border-b-2 py-2 font-medium no-underline",
                  isHere
                    ? "border-accent-text text-fg"
                    : "border-transparent text-fg-muted hover:border-line-strong hover:text-fg",
                )}
              >
                {t(label)}
              </Link>
            );
          })}
        </nav>
        {me ? (
          <PersonMenu>{isStaff(me.role) ? <DashboardItem /> : null}</PersonMenu>
        ) : (
          <Button asChild>
            <Link href={`/sign-in?returnTo=${encodeURIComponent(pathname)}`}>{t("signIn")}</Link>
          </Button>
        )}
      </div>
    </header>
  );
}

function DashboardItem() {
  const t = useTranslations("common.nav");
  const router = useRouter();
  return (
    <>
      <DropdownMenuSeparator />
      <DropdownMenuItem icon={<LayoutDashboard />} onSelect={() => router.push("/support-dashboard")}>
        {t("dashboard")}
      </DropdownMenuItem>
    </>
  );
}
