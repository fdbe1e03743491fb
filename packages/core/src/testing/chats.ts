import { newId } from "../ids.ts";
import type { TestOrg } from "./test-org.ts";

/** A chat of a contact with the assistant, nothing said yet. Resolves to the id of its conversation. */
export async function openChat(org: TestOrg, contactId: string): Promise<string> {
  const id = newId();
  await org.ports.db.withOrg(org.org.id, async (tx) => {
    await tx.conversation.create({ data: { orgId: org.org.id, id, channel: "chat", contactId } });
    await tx.chatSession.create({ data: { orgId: org.org.id, conversationId: id } });
  });
  return id;
}
