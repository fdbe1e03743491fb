"use client";
import { Button } from "@handrail/ui/button";
import { ConfirmDialog } from "@handrail/ui/confirm-dialog";
import { toast } from "@handrail/ui/toast";
import { LogOut } from "lucide-react";
import { useTranslations } from "next-intl";
import { useErrorText } from "../../lib/use-error-text.ts";
import { trpc } from "../../trpc/client.tsx";
import { RelativeTime } from "../shell/relative-time.tsx";

/** Where somebody without an account reads along by a mailed link, and ending that everywhere. */
export function GuestAccess({ contactId, name }: { contactId: string; name: string }) {
  const t = useTranslations("agent.guestAccess");
  const common = useTranslations("common");
  const errorText = useErrorText();
  const utils = trpc.useUtils();
  const access = trpc.contacts.guestSessions.useQuery({ contactId });
  const end = trpc.contacts.endGuestSessions.useMutation({
    onSuccess: () => toast.success(t("ended", { name })),
    onError: (error) => toast.error(errorText(error)),
    onSettled: () => utils.contacts.guestSessions.invalidate({ contactId }),
  });
  if (!access.data || access.data.sessions.length + access.data.links === 0) return null;
  const { sessions, links } = access.data;
  return (
    <section aria-label={t("title")} className="flex flex-col items-start gap-2 text-sm">
      <h3 className="font-semibold text-fg">{t("title")}</h3>
      {sessions.length > 0 && (
        <ul className="flex flex-col gap-1 self-stretch">
          {sessions.map(({ id, createdAt, expiresAt }) => (
            <li key={id} className="text-fg">
              {t.rich("session", {
                opened: () => <RelativeTime at={createdAt} />,
                ends: () => <RelativeTime at={expiresAt} />,
              })}
            </li>
          ))}
        </ul>
      )}
      {links > 0 && <p className="text-fg-muted">{t("links", { count: links })}</p>}
      <ConfirmDialog
        title={t("confirmTitle", { name })}
        body={t("confirmBody")}
        confirmLabel={t("end")}
        cancelLabel={common("cancel")}
        tone="danger"
        onConfirm={() => end.mutateAsync({ contactId })}
        trigger={
          <Button size="sm">
            <LogOut aria-hidden />
            {t("end")}
          </Button>
        }
      />
    </section>
  );
}
