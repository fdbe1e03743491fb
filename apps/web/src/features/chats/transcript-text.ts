import type { WireMessage } from "@handrail/contracts";

type Words = { nameOf: (message: WireMessage) => string; timeOf: (at: Date) => string };

/** PURE. What the customer could read of a chat, as plain text; no note, no draft, nothing that was taken away. */
export function transcriptOf(messages: readonly WireMessage[], { nameOf, timeOf }: Words): string {
  return messages
    .filter(({ state, isInternal, redactedBy }) => state === "sent" && !isInternal && redactedBy === null)
    .map((message) => {
      const files = message.attachments.map(({ name }) => `[${name}]`);
      const said = [message.body, ...files].filter((line) => line !== "").join("\n");
      return `${timeOf(message.createdAt)} · ${nameOf(message)}\n${said}\n`;
    })
    .join("\n");
}
