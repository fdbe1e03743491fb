"use client";
import { usePathname } from "next/navigation";
import { lazy, type ReactNode, Suspense, useCallback, useEffect, useMemo, useState } from "react";
import { claimVisit } from "../../lib/visit.ts";
import { trpc } from "../../trpc/client.tsx";
import { useMe } from "../shell/me.tsx";
import { recordAction } from "./recent-actions.ts";
import { SupportButton } from "./support-button.tsx";
import { SupportContext, type SupportRequest, supportTabs } from "./support-context.tsx";

const load = async () => {
  const { SupportModal } = await import("./support-modal.tsx");
  return { default: SupportModal };
};
const SupportModal = lazy(load);

type Props = { organization: { slug: string; name: string }; children: ReactNode };

/** The button that is always there and the dialog behind it; the dialog's code comes when it is first wanted. */
export function SupportRoot({ organization, children }: Props) {
  const [isOpen, setOpen] = useState(false);
  const [request, setRequest] = useState<SupportRequest | null>(null);
  const pathname = usePathname();

  const open = useCallback((next: SupportRequest = {}) => {
    setRequest(next);
    setOpen(true);
  }, []);
  const support = useMemo(() => ({ open, isOpen }), [open, isOpen]);

  const isMember = useMe() !== null;
  const utils = trpc.useUtils();
  useEffect(() => {
    if (!isMember) return;
    claimVisit(organization.slug).then(
      () => utils.chat.current.invalidate(),
      () => undefined,
    );
  }, [isMember, organization.slug, utils]);
  useEffect(() => recordAction(`→ ${pathname}`), [pathname]);
  useEffect(() => {
    const url = new URL(window.location.href);
    const tab = supportTabs.find((each) => each === url.searchParams.get("support"));
    if (!tab) return;
    url.searchParams.delete("support");
    window.history.replaceState(window.history.state, "", url);
    open({ tab });
  }, [open]);

  return (
    <SupportContext value={support}>
      {children}
      <SupportButton
        organization={organization.slug}
        onOpen={open}
        onPrepare={() => void load()}
        isOpen={isOpen}
      />
      {request ? (
        <Suspense fallback={null}>
          <SupportModal
            organization={organization}
            request={request}
            isOpen={isOpen}
            onOpenChange={setOpen}
          />
        </Suspense>
      ) : null}
    </SupportContext>
  );
}
