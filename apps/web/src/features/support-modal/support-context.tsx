"use client";
import { createContext, useContext } from "react";

export const supportTabs = ["faq", "ticket", "chat"] as const;
export type SupportTab = (typeof supportTabs)[number];

/** What the support dialog opens with. */
export type SupportRequest = {
  tab?: SupportTab;
  /** What was searched for without success; becomes the title of a ticket that has none. */
  query?: string;
  /** What an error boundary caught; goes along with the ticket. */
  error?: { message: string; stack?: string };
  /** What Sentry calls that error. */
  sentryEventId?: string;
  /** What the page knows that helps to understand a question: gateway statuses, the plan, the last order. */
  facts?: { label: string; value: string; ok?: boolean }[];
};

type Support = { open: (request?: SupportRequest) => void; isOpen: boolean };

export const SupportContext = createContext<Support>({ open: () => undefined, isOpen: false });

/** Opens the support dialog from anywhere on a customer's page. */
export const useSupport = () => useContext(SupportContext);
