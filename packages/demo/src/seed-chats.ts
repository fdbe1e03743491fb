import type { Locale } from "@handrail/contracts";
import { newId } from "@handrail/core";
import type { Database } from "@handrail/db";
import type { DemoOrganization } from "./content/index.ts";
import type { OrganizationIds } from "./seed-organization.ts";
import type { People } from "./seed-people.ts";

const minuteMs = 60_000;

type Words = {
  dispositions: readonly string[];
  joined: (name: string) => string;
  closed: string;
  chats: readonly { asks: string; answers: string; thanks: string }[];
};

const words: Record<Locale, Words> = {
  en: {
    dispositions: ["Solved", "Passed on", "No answer", "Spam"],
    joined: (name) => `${name} has joined the chat.`,
    closed: "This chat was closed.",
    chats: [
      {
        asks: "Where do I change the e-mail address of my account?",
        answers:
          "Under Account, at the top: write the new address and confirm it from the mail that we send.",
        thanks: "Found it, thanks!",
      },
      {
        asks: "Can a colleague use my seat while I am on holiday?",
        answers: "Better invite him as a member of his own: it costs nothing until he joins.",
        thanks: "Even better. Thank you.",
      },
    ],
  },
  es: {
    dispositions: ["Resuelto", "Derivado", "Sin respuesta", "Spam"],
    joined: (name) => `${name} se unió al chat.`,
    closed: "El chat se cerró.",
    chats: [
      {
        asks: "¿Puedo retirar mis lentes el sábado?",
        answers: "Sí, hasta las 14:00. Traiga su carnet o el número de pedido.",
        thanks: "Perfecto, muchas gracias.",
      },
      {
        asks: "¿Mi convenio cubre el segundo par?",
        answers: "Lo cubre a la mitad si lo pide dentro de los 30 días del primero.",
        thanks: "Entonces paso mañana.",
      },
    ],
  },
};

/** How chats can end, and a few that people have ended: nothing that is open, for nobody is there to answer. */
export async function seedChats(
  db: Database,
  demo: DemoOrganization,
  { orgId }: OrganizationIds,
  people: People,
  now: Date,
): Promise<void> {
  const { dispositions, joined, closed, chats } = words[demo.locale];
  const agentEmail = demo.staff.find(({ role }) => role === "agent")?.email ?? "";
  const agent = people.get(agentEmail);
  if (!agent?.membershipId) return;
  const { membershipId, name: agentName } = agent;
  const outcomes = dispositions.map((name, index) => ({
    orgId,
    id: newId(),
    name,
    sortOrder: index + 1,
    createdAt: now,
  }));
  const customers = demo.customers.flatMap(({ email }) => people.get(email) ?? []);
  const own = customers.filter(({ branchId }) => branchId === null || branchId === agent.branchId);
  await db.withOrg(orgId, async (tx) => {
    await tx.disposition.createMany({ data: outcomes });
    for (const [index, { asks, answers, thanks }] of chats.entries()) {
      const customer = own[index % own.length];
      if (!customer) return;
      const conversationId = newId();
      const startedAt = new Date(now.getTime() - (index * 26 + 3) * 60 * minuteMs);
      const at = (minutes: number) => new Date(startedAt.getTime() + minutes * minuteMs);
      const fromCustomer = {
        senderKind: "customer",
        senderName: customer.name,
        senderMembershipId: customer.membershipId,
      } as const;
      const fromAgent = {
        senderKind: "agent",
        senderName: agentName,
        senderMembershipId: membershipId,
      } as const;
      const lines = [
        { ...fromCustomer, body: asks },
        { senderKind: "system" as const, body: joined(agentName) },
        { ...fromAgent, body: answers },
        { ...fromCustomer, body: thanks },
        { senderKind: "system" as const, body: closed },
      ];
      const closedAt = at(lines.length + 1);
      await tx.conversation.create({
        data: {
          orgId,
          id: conversationId,
          channel: "chat",
          contactId: customer.contactId,
          lastSeq: lines.length,
          lastPublicSeq: lines.length,
          customerSeenSeq: lines.length,
          lastMessageAt: closedAt,
          createdAt: startedAt,
        },
      });
      await tx.chatSession.create({
        data: {
          orgId,
          conversationId,
          mode: "closed",
          topic: asks,
          assigneeId: membershipId,
          joinedAt: at(1),
          waitSeconds: 60,
          dispositionId: outcomes[0]?.id ?? null,
          closedAt,
          createdAt: startedAt,
        },
      });
      await tx.message.createMany({
        data: lines.map((line, place) => ({
          orgId,
          id: newId(),
          conversationId,
          seq: place + 1,
          changeSeq: place + 1,
          createdAt: at(place + 1),
          updatedAt: at(place + 1),
          ...line,
        })),
      });
    }
  });
}
