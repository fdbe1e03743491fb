"use client";
import { Button } from "@handrail/ui/button";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { attemptSignIn, type Refusal } from "./next-auth-client.ts";
import { RefusalNotice } from "./refusal.tsx";

/** Uses the link up on a click: a mail scanner that only opens the page does not (it sends no form). */
export function LinkSignIn({ token }: { token: string }) {
  const t = useTranslations("auth");
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [isBusy, setIsBusy] = useState(false);

  const submit = async () => {
    setRefusal(null);
    setIsBusy(true);
    const refused = await attemptSignIn("link", { token });
    if (!refused) {
      window.location.assign("/");
      return;
    }
    setRefusal(refused);
    setIsBusy(false);
  };
  const isDead = refusal?.reason === "wrong";
  return (
    <>
      <RefusalNotice refusal={refusal} wrong={t("refused.linkExpired")} />
      {isDead ? (
        <Button variant="primary" size="lg" asChild>
          <Link href="/sign-in?way=link">{t("link.again")}</Link>
        </Button>
      ) : (
        <Button variant="primary" size="lg" loading={isBusy} onClick={() => void submit()}>
          {t("link.submit")}
        </Button>
      )}
    </>
  );
}
