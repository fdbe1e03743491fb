"use client";
import type { Role } from "@handrail/contracts";
import { Avatar } from "@handrail/ui/avatar";
import { useTranslations } from "next-intl";

export type DemoAccount = { name: string; email: string; role: Role };

type Props = { accounts: readonly DemoAccount[]; onChoose(account: DemoAccount): void };

/** People to try the demo as; choosing one fills in the form. */
export function DemoAccounts({ accounts, onChoose }: Props) {
  const t = useTranslations("auth.demo");
  const roles = useTranslations("vocabulary.role");
  return (
    <section
      aria-labelledby="demo-accounts"
      className="rounded-card border border-dashed border-line-strong p-4"
    >
      <h2 id="demo-accounts" className="text-sm font-semibold">
        {t("title")}
      </h2>
      <p className="mt-0.5 text-sm text-fg-muted">{t("body")}</p>
      <ul className="mt-3 grid gap-1 sm:grid-cols-2">
        {accounts.map((account) => (
          <li key={account.email}>
            <button
              type="button"
              onClick={() => onChoose(account)}
              className="flex w-full items-center gap-2 rounded-control p-1.5 text-start hover:bg-surface-hover"
            >
              <Avatar name={account.name} size="md" decorative />
              <span className="min-w-0">
                <span className="block truncate text-sm font-medium">{account.name}</span>
                <span className="block truncate text-xs text-fg-muted">{roles(account.role)}</span>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
