"use client";
import { cn } from "@handrail/ui/cn";
import {
  Dialog,
  DialogBody,
  DialogContent,
  DialogDescription,
  DialogHeader,
  DialogTitle,
} from "@handrail/ui/dialog";
import { Segmented } from "@handrail/ui/segmented";
import { Monitor, Smartphone } from "lucide-react";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { ShownArticle } from "./customer-page.tsx";

const CustomerPage = dynamic(() => import("./customer-page.tsx").then((module) => module.CustomerPage));

type Props = { open: boolean; onOpenChange: (open: boolean) => void; article: ShownArticle };

/** The draft in the shape of the help centre's page, on a desk and on a phone. */
export function CustomerPreview({ open, onOpenChange, article }: Props) {
  const t = useTranslations("kb.view");
  const common = useTranslations("common");
  const [size, setSize] = useState<"desktop" | "phone">("desktop");
  const isPhone = size === "phone";
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent
        closeLabel={common("close")}
        className="h-[calc(100dvh-3rem)] max-h-none sm:max-w-[min(76rem,calc(100%-3rem))]"
      >
        <DialogHeader className="border-b border-line">
          <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
            <DialogTitle>{t("title")}</DialogTitle>
            <Segmented
              label={t("size")}
              size="sm"
              className="max-sm:hidden"
              value={size}
              onValueChange={setSize}
              options={[
                { value: "desktop", label: t("desktop"), icon: <Monitor aria-hidden /> },
                { value: "phone", label: t("phone"), icon: <Smartphone aria-hidden /> },
              ]}
            />
          </div>
          <DialogDescription>{t("body")}</DialogDescription>
        </DialogHeader>
        <DialogBody className={cn("px-0 py-0", isPhone ? "bg-surface-sunken sm:p-6" : "bg-canvas")}>
          {open && <CustomerPage article={article} isPhone={isPhone} />}
        </DialogBody>
      </DialogContent>
    </Dialog>
  );
}
