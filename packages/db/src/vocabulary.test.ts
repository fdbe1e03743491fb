import * as contracts from "@handrail/contracts";
import { describe, expect, it } from "vitest";
import * as enums from "./generated/enums.ts";

const tuples: Record<keyof typeof enums, readonly string[]> = {
  Role: contracts.roles,
  DeskKind: contracts.deskKinds,
  TicketStatus: contracts.ticketStatuses,
  TicketType: contracts.ticketTypes,
  Priority: contracts.priorities,
  Severity: contracts.severities,
  TicketSource: contracts.ticketSources,
  ConversationChannel: contracts.conversationChannels,
  SenderKind: contracts.senderKinds,
  MessageState: contracts.messageStates,
  ChatMode: contracts.chatModes,
  AgentStatus: contracts.agentStatuses,
  Tier: contracts.tiers,
  ArticleStatus: contracts.articleStatuses,
  ArticleVisibility: contracts.articleVisibilities,
  Locale: contracts.locales,
  CustomFieldKind: contracts.customFieldKinds,
  TicketLinkKind: contracts.ticketLinkKinds,
  ExportState: contracts.exportStates,
  SearchSurface: contracts.searchSurfaces,
  AttachmentKind: contracts.attachmentKinds,
  AttachmentState: contracts.attachmentStates,
  KbImportState: contracts.kbImportStates,
  KbImportOutcome: contracts.kbImportOutcomes,
  ResolutionKind: contracts.resolutionKinds,
  RunState: contracts.runStates,
};

describe("vocabulary", () => {
  it.each(Object.entries(enums))("%s is spelled alike in database and contracts", (name, values) => {
    const tuple = Object.entries(tuples).find(([known]) => known === name)?.[1];
    expect(Object.values(values)).toEqual(tuple);
  });
});
