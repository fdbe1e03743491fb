"use client";
import { Button } from "@handrail/ui/button";
import { Callout } from "@handrail/ui/callout";
import { KeyRound, Mail } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { AuthCard } from "./auth-card.tsx";
import { type DemoAccount, DemoAccounts } from "./demo-accounts.tsx";
import { PasswordSignIn } from "./password-sign-in.tsx";
import { type Provider, ProviderButtons } from "./provider-buttons.tsx";
import { RequestLink } from "./request-link.tsx";

type Props = {
  organization: string;
  returnTo: string;
  providers: readonly Provider[];
  notice: "provider" | "password_changed" | null;
  demo: { password: string; accounts: readonly DemoAccount[] } | null;
  startsWithLink: boolean;
};

function Divider({ label }: { label: string }) {
  return (
    <div className="flex items-center gap-3 text-sm text-fg-subtle">
      <span className="h-px flex-1 bg-line" />
      {label}
      <span className="h-px flex-1 bg-line" />
    </div>
  );
}

/** Every way to sign in; the address that was typed is kept from one to the other. */
export function SignInPanel(props: Props) {
  const { organization, returnTo, providers, notice, demo } = props;
  const t = useTranslations("auth");
  const [way, setWay] = useState<"password" | "link">(props.startsWithLink ? "link" : "password");
  const [email, setEmail] = useState("");
  const [filled, setFilled] = useState({ email: "", password: "" });
  const isLink = way === "link";

  const fill = (account: DemoAccount) => {
    setWay("password");
    setEmail(account.email);
    setFilled({ email: account.email, password: demo?.password ?? "" });
  };
  const switchWay = () => {
    setFilled({ email, password: "" });
    setWay(isLink ? "password" : "link");
  };

  return (
    <AuthCard
      title={isLink ? t("requestLink.signInTitle") : t("signIn.to", { name: organization })}
      body={isLink ? t("requestLink.signInBody") : undefined}
      after={demo ? <DemoAccounts accounts={demo.accounts} onChoose={fill} /> : null}
    >
      {notice === "provider" ? <Callout tone="danger">{t("refused.provider")}</Callout> : null}
      {notice === "password_changed" ? <Callout tone="success">{t("signIn.passwordChanged")}</Callout> : null}
      {isLink ? (
        <RequestLink kind="sign_in" email={email} />
      ) : (
        <PasswordSignIn returnTo={returnTo} filled={filled} onEmail={setEmail} />
      )}
      <Divider label={t("signIn.or")} />
      <Button size="lg" onClick={switchWay}>
        {isLink ? <KeyRound /> : <Mail />}
        {isLink ? t("signIn.passwordInstead") : t("signIn.linkInstead")}
      </Button>
      <ProviderButtons providers={providers} returnTo={returnTo} />
    </AuthCard>
  );
}
