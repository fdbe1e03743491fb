"use client";
import { Button } from "@handrail/ui/button";
import { EmptyState } from "@handrail/ui/empty-state";
import { MessageCircle } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import type { SupportTab } from "./support-context.tsx";

/** Where signing in leads back to: this page, with the same tab open. */
export function useSignInLink(tab: SupportTab): string {
  const pathname = usePathname();
  return `/sign-in?returnTo=${encodeURIComponent(`${pathname}?support=${tab}`)}`;
}

/** The chat is for people we can answer; says so and leads there and back. */
export function SignInInvite({ tab }: { tab: SupportTab }) {
  const t = useTranslations("modal.signIn");
  const href = useSignInLink(tab);
  return (
    <div className="grid flex-1 place-items-center">
      <EmptyState
        icon={<MessageCircle />}
        title={t("chatTitle")}
        body={t("chatBody")}
        action={
          <Button asChild variant="primary" size="lg">
            <Link href={href}>{t("action")}</Link>
          </Button>
        }
      />
    </div>
  );
}
