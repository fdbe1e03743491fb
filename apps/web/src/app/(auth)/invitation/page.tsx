import { linkToken } from "@handrail/contracts/inputs/members";
import { Button } from "@handrail/ui/button";
import { TRPCError } from "@trpc/server";
import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { AcceptInvitation } from "../../../features/auth/accept-invitation.tsx";
import { AuthCard } from "../../../features/auth/auth-card.tsx";
import { JoinInvitation } from "../../../features/auth/join-invitation.tsx";
import { requireOrganization } from "../../../server/current.ts";
import { api } from "../../../trpc/server.tsx";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("auth.invitation");
  return { title: t("pageTitle"), robots: { index: false }, referrer: "no-referrer" };
}

async function findInvitation(given: string | string[] | undefined) {
  const token = linkToken.safeParse(given);
  if (!token.success) return null;
  try {
    return { token: token.data, ...(await api.members.invitation({ token: token.data })) };
  } catch (error) {
    if (error instanceof TRPCError && error.code === "PRECONDITION_FAILED") return null;
    throw error;
  }
}

export default async function InvitationPage({ searchParams }: Props) {
  const [t, roles, { service }, query] = await Promise.all([
    getTranslations("auth"),
    getTranslations("vocabulary.role"),
    requireOrganization(),
    searchParams,
  ]);
  const invitation = await findInvitation(query.token);
  if (!invitation) {
    return (
      <AuthCard title={t("invitation.expiredTitle")} body={t("invitation.expiredBody")}>
        <Button variant="primary" size="lg" asChild>
          <Link href="/sign-in">{t("signIn.title")}</Link>
        </Button>
      </AuthCard>
    );
  }
  const { token, organization, email, role, isKnown } = invitation;
  const { actor } = service;
  const isOwn = actor.kind === "member" && actor.email === email;
  return (
    <AuthCard
      title={t("invitation.title", { organization })}
      body={t("invitation.body", { role: roles(role), email })}
    >
      {isOwn ? (
        <JoinInvitation token={token} organization={organization} />
      ) : (
        <AcceptInvitation token={token} isKnown={isKnown} />
      )}
    </AuthCard>
  );
}
