import { notFound } from "next/navigation";
import { cache } from "react";
import { TicketView } from "../../../../features/customer/ticket-view.tsx";
import { isNotFound } from "../../../../lib/is-not-found.ts";
import { requireMember } from "../../../../server/current.ts";
import { api } from "../../../../trpc/server.tsx";

type Props = { params: Promise<{ number: string }> };

const loadTicket = cache(async (encoded: string) => {
  const number = decode(encoded);
  await requireMember(`/support/${encoded}`);
  if (!number || number.length > 60) notFound();
  try {
    return await api.tickets.ownByNumber({ number });
  } catch (error) {
    if (isNotFound(error)) notFound();
    throw error;
  }
});

function decode(encoded: string) {
  try {
    return decodeURIComponent(encoded);
  } catch {
    return "";
  }
}

export async function generateMetadata({ params }: Props) {
  const { number, subject } = await loadTicket((await params).number);
  return { title: `${number} ${subject}` };
}

export default async function OwnTicketPage({ params }: Props) {
  const ticket = await loadTicket((await params).number);
  return <TicketView key={ticket.id} ticket={ticket} />;
}
