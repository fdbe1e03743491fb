"use client";
import { Avatar } from "@handrail/ui/avatar";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuLabel,
  DropdownMenuRadioGroup,
  DropdownMenuRadioItem,
  DropdownMenuTrigger,
} from "@handrail/ui/dropdown-menu";
import { ChevronsUpDown } from "lucide-react";
import { useTranslations } from "next-intl";
import { chooseOrganization } from "../../server/preferences.ts";

type Organization = { slug: string; name: string };

/** The organisation one works in, and the others one belongs to. */
export function OrganizationSwitcher({
  current,
  others,
}: {
  current: Organization;
  others: readonly Organization[];
}) {
  const t = useTranslations("common");
  const change = async (slug: string) => {
    await chooseOrganization(slug);
    window.location.assign("/");
  };
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <button
          type="button"
          className="flex w-full min-w-0 items-center gap-2 rounded-control p-1.5 text-md font-medium hover:bg-surface-hover"
        >
          <Avatar name={current.name} size="sm" decorative />
          <span className="min-w-0 flex-1 truncate text-start">
            <span className="sr-only">{`${t("switchOrganization")}: `}</span>
            {current.name}
          </span>
          <ChevronsUpDown aria-hidden className="size-4 text-fg-muted" />
        </button>
      </DropdownMenuTrigger>
      <DropdownMenuContent align="start">
        <DropdownMenuLabel>{t("switchOrganization")}</DropdownMenuLabel>
        <DropdownMenuRadioGroup value={current.slug} onValueChange={(slug) => void change(slug)}>
          {others.map((organization) => (
            <DropdownMenuRadioItem key={organization.slug} value={organization.slug}>
              {organization.name}
            </DropdownMenuRadioItem>
          ))}
        </DropdownMenuRadioGroup>
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
