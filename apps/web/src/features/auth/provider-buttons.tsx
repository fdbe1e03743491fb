"use client";
import { Button } from "@handrail/ui/button";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { continueWith, type Refusal } from "./next-auth-client.ts";
import { RefusalNotice } from "./refusal.tsx";

export type Provider = { id: string; name: string };

/** Sign-in with other providers, where there are any. */
export function ProviderButtons({
  providers,
  returnTo,
}: {
  providers: readonly Provider[];
  returnTo: string;
}) {
  const t = useTranslations("auth.signIn");
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [leaving, setLeaving] = useState<string | null>(null);
  if (providers.length === 0) return null;

  const leave = async (id: string) => {
    setRefusal(null);
    setLeaving(id);
    try {
      await continueWith(id, returnTo);
    } catch {
      setLeaving(null);
      setRefusal({ reason: "unavailable", seconds: 60 });
    }
  };
  return (
    <div className="flex flex-col gap-3">
      <RefusalNotice refusal={refusal} />
      {providers.map(({ id, name }) => (
        <Button key={id} size="lg" loading={leaving === id} onClick={() => void leave(id)}>
          {t("with", { name })}
        </Button>
      ))}
    </div>
  );
}
