"use client";
import { type Tier, tiers } from "@handrail/contracts";
import { Badge } from "@handrail/ui/badge";
import { Card, CardBody, CardHeader } from "@handrail/ui/card";
import { cn } from "@handrail/ui/cn";
import { Check } from "lucide-react";
import { useTranslations } from "next-intl";

/** What each plan lets AI do, and which one the organisation has. */
export function PlanCard({ tier }: { tier: Tier }) {
  const t = useTranslations("aiSettings.plan");
  const names = useTranslations("vocabulary.tier");
  return (
    <Card>
      <CardHeader title={t("title")} description={t("description")} />
      <CardBody>
        <ul className="grid gap-3 sm:grid-cols-3">
          {tiers.map((each) => (
            <li
              key={each}
              className={cn(
                "flex flex-col gap-1.5 rounded-control border p-3 text-sm",
                each === tier ? "border-accent bg-surface-hover" : "border-line",
              )}
            >
              <span className="flex items-center justify-between gap-2 font-semibold text-fg">
                {names(each)}
                {each === tier && (
                  <Badge tone="accent" icon={<Check aria-hidden />}>
                    {t("yours")}
                  </Badge>
                )}
              </span>
              <span className="text-fg-muted">{t(each)}</span>
            </li>
          ))}
        </ul>
      </CardBody>
    </Card>
  );
}
