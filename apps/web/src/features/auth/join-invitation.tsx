"use client";
import { Button } from "@handrail/ui/button";
import { Callout } from "@handrail/ui/callout";
import { useTranslations } from "next-intl";
import { useErrorText } from "../../lib/use-error-text.ts";
import { chooseOrganization } from "../../server/preferences.ts";
import { trpc } from "../../trpc/client.tsx";

/** Whoever is signed in with the invited address joins with one click. */
export function JoinInvitation({ token, organization }: { token: string; organization: string }) {
  const t = useTranslations("auth.invitation");
  const errorText = useErrorText();
  const join = trpc.members.joinInvitation.useMutation({
    onSuccess: async ({ slug }) => {
      await chooseOrganization(slug);
      window.location.assign("/");
    },
  });
  return (
    <>
      {join.error ? (
        <Callout tone="danger" live>
          {errorText(join.error)}
        </Callout>
      ) : null}
      <Button
        variant="primary"
        size="lg"
        loading={join.isPending || join.isSuccess}
        onClick={() => join.mutate({ token })}
      >
        {t("join", { organization })}
      </Button>
    </>
  );
}
