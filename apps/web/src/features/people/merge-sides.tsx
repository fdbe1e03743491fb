"use client";
import { Callout } from "@handrail/ui/callout";
import { RadioGroup } from "@handrail/ui/radio-group";
import { SkeletonText } from "@handrail/ui/skeleton";
import { BadgeCheck } from "lucide-react";
import { useTranslations } from "next-intl";
import { useErrorText } from "../../lib/use-error-text.ts";
import { type RouterOutputs, trpc } from "../../trpc/client.tsx";
import { readFacts } from "../tickets/index.ts";

type Sides = RouterOutputs["contacts"]["compare"];
type Side = Sides[number];

/** What one of the two has: what will be joined. */
function SideFacts({ side }: { side: Side }) {
  const t = useTranslations("people.merge");
  const facts = readFacts(side.attributes);
  return (
    <span className="flex flex-col gap-0.5">
      <span className="inline-flex flex-wrap items-center gap-x-1.5 wrap-anywhere">
        {side.email ?? t("noEmail")}
        {side.isVerified && (
          <BadgeCheck aria-label={t("proved")} className="size-4 text-tone-success-solid" />
        )}
        {side.phone && ` · ${side.phone}`}
      </span>
      <span>
        {t("has", { tickets: side.tickets, chats: side.chats })}
        {side.hasLogin && ` · ${t("login")}`}
      </span>
      {facts.length > 0 && <span>{facts.map(({ label, value }) => `${label}: ${value}`).join(" · ")}</span>}
    </span>
  );
}

type Props = {
  contactId: string;
  otherId: string;
  stays: string | null;
  onStays: (contactId: string) => void;
};

/** Both people with what they have, and which of them stays. */
export function MergeSides({ contactId, otherId, stays, onStays }: Props) {
  const t = useTranslations("people.merge");
  const errors = useTranslations("errors.reasons");
  const errorText = useErrorText();
  const sides = trpc.contacts.compare.useQuery({ contactId, otherId });
  if (sides.error) return <Callout tone="danger">{errorText(sides.error)}</Callout>;
  if (!sides.data) return <SkeletonText lines={4} />;
  const kept = sides.data.find(({ id }) => id === stays);
  const gone = sides.data.find(({ id }) => id !== stays);
  const refused = sides.data.flatMap(({ refusal }) => refusal ?? []);
  const refusals = [...new Set(refused)];
  return (
    <>
      <RadioGroup
        label={t("stays")}
        options={sides.data.map((side) => ({
          value: side.id,
          label: side.name,
          hint: <SideFacts side={side} />,
          disabled: side.refusal !== null,
        }))}
        value={stays ?? ""}
        onValueChange={onStays}
      />
      {refusals.map((reason) => (
        <Callout key={reason} tone={refused.length === sides.data.length ? "danger" : "info"}>
          {errors(reason, { requestId: "", seconds: 60 })}
        </Callout>
      ))}
      {kept && gone && (
        <Callout tone={kept.hasLogin || kept.email ? "warning" : "info"}>
          {t(kept.hasLogin ? "readsByLogin" : kept.email ? "readsByMail" : "readsNobody", {
            name: kept.name,
            email: kept.email ?? "",
            other: gone.name,
            tickets: gone.tickets,
            chats: gone.chats,
          })}
        </Callout>
      )}
    </>
  );
}
