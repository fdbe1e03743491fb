"use client";
import { Button } from "@handrail/ui/button";
import { Callout } from "@handrail/ui/callout";
import {
  Dialog,
  DialogBody,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
} from "@handrail/ui/dialog";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { guardLeaving } from "../../lib/use-go.ts";

type Props = { isDirty: boolean; flush: () => Promise<boolean> };
type Leaving = { kind: "link"; href: string } | { kind: "back" };

/** Where a press on a link leads, if it leaves this page in this tab. */
function leadsTo(event: MouseEvent): string | null {
  const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
  const isPlain =
    event.button === 0 &&
    !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) &&
    !event.defaultPrevented;
  if (!(link instanceof HTMLAnchorElement) || !isPlain || link.target === "_blank" || link.download)
    return null;
  const isHere = link.pathname === window.location.pathname && link.origin === window.location.origin;
  return isHere ? null : link.href;
}

/** Leaving with text that the server has not got asks: links, commands, the back button, closing the tab. */
export function LeaveGuard({ isDirty, flush }: Props) {
  const t = useTranslations("kb.leave");
  const common = useTranslations("common");
  const router = useRouter();
  const [leaving, setLeaving] = useState<Leaving | null>(null);
  const [isSaving, setSaving] = useState(false);
  const [hasFailed, setFailed] = useState(false);
  const isFree = useRef(false);
  useEffect(() => {
    isFree.current = false;
    if (!isDirty) return;
    const ask = (next: Leaving) => {
      setFailed(false);
      setLeaving(next);
    };
    const onUnload = (event: BeforeUnloadEvent) => {
      if (!isFree.current) event.preventDefault();
    };
    const onClick = (event: MouseEvent) => {
      const href = isFree.current ? null : leadsTo(event);
      if (!href) return;
      event.preventDefault();
      event.stopPropagation();
      ask({ kind: "link", href });
    };
    const onNavigate = (event: Event) => {
      const isBack = Reflect.get(event, "navigationType") === "traverse";
      if (!isBack || !event.cancelable || isFree.current) return;
      event.preventDefault();
      ask({ kind: "back" });
    };
    const free = guardLeaving((path) => {
      const { href, pathname } = new URL(path, window.location.href);
      if (isFree.current || pathname === window.location.pathname) return false;
      ask({ kind: "link", href });
      return true;
    });
    const navigation: unknown = Reflect.get(window, "navigation");
    const traversals = navigation instanceof EventTarget ? navigation : null;
    window.addEventListener("beforeunload", onUnload);
    document.addEventListener("click", onClick, true);
    traversals?.addEventListener("navigate", onNavigate);
    return () => {
      free();
      window.removeEventListener("beforeunload", onUnload);
      document.removeEventListener("click", onClick, true);
      traversals?.removeEventListener("navigate", onNavigate);
    };
  }, [isDirty]);
  const leave = () => {
    isFree.current = true;
    setLeaving(null);
    if (leaving?.kind === "back") {
      window.history.back();
      return;
    }
    if (!leaving) return;
    const url = new URL(leaving.href);
    if (url.origin === window.location.origin) router.push(`${url.pathname}${url.search}${url.hash}`);
    else window.location.assign(leaving.href);
  };
  const saveAndLeave = async () => {
    setSaving(true);
    const isSaved = await flush();
    setSaving(false);
    if (isSaved) leave();
    else setFailed(true);
  };
  return (
    <Dialog open={leaving !== null} onOpenChange={(open) => !open && setLeaving(null)}>
      <DialogContent size="sm" phone="card" closeLabel={common("close")}>
        <DialogHeader>
          <DialogTitle>{t("title")}</DialogTitle>
          <DialogDescription>{t("body")}</DialogDescription>
        </DialogHeader>
        {hasFailed && (
          <DialogBody>
            <Callout tone="danger" live>
              {t("failed")}
            </Callout>
          </DialogBody>
        )}
        <DialogFooter className="flex-wrap">
          <Button variant="ghost" className="me-auto" onClick={leave}>
            {t("leave")}
          </Button>
          <Button onClick={() => setLeaving(null)}>{t("stay")}</Button>
          <Button variant="primary" loading={isSaving} onClick={() => void saveAndLeave()}>
            {t("save")}
          </Button>
        </DialogFooter>
      </DialogContent>
    </Dialog>
  );
}
