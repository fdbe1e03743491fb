import { ticketNumberInput } from "@handrail/contracts/inputs/tickets";
import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { GuestTicket } from "../../../../../features/portal/guest-ticket.tsx";
import { isNotFound } from "../../../../../lib/is-not-found.ts";
import { runtime } from "../../../../../server/runtime.ts";
import { guestApi } from "../../../../../trpc/server.tsx";

type Props = { params: Promise<{ number: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("portal.guest"))("title"), robots: { index: false } };
}

function decode(encoded: string) {
  try {
    return decodeURIComponent(encoded);
  } catch {
    return "";
  }
}

export default async function GuestTicketPage({ params }: Props) {
  const input = ticketNumberInput.safeParse({ number: decode((await params).number) });
  if (!input.success) notFound();
  const found = await guestApi();
  if (!found) redirect(`/support/track?number=${encodeURIComponent(input.data.number)}`);
  const ticket = await found.api.tickets.ownByNumber(input.data).catch((error: unknown) => {
    if (isNotFound(error)) return null;
    throw error;
  });
  if (!ticket) notFound();
  return (
    <GuestTicket
      key={ticket.id}
      ticket={ticket}
      name={found.guest.name}
      realtime={runtime().env.realtime.browser}
    />
  );
}
