"use client";
import { Component, type ErrorInfo, type ReactNode } from "react";
import { SupportContext, type SupportRequest } from "./support-context.tsx";

type Reported = Error & { digest?: string };
type Fallback = (failure: { error: Reported; reset: () => void; report: () => void }) => ReactNode;
type Props = { children: ReactNode; fallback: Fallback; onError?: (error: Error, info: ErrorInfo) => void };
type State = { error: Reported | null };

type WithSentry = { Sentry?: { lastEventId?: () => string | undefined } };

/** The id under which Sentry, where the page has it, knows the last error. */
function sentryEventId(): string | undefined {
  const { Sentry }: WithSentry = Object(window);
  const id = Sentry?.lastEventId?.();
  return typeof id === "string" && /^[0-9a-f]{32}$/i.test(id) ? id : undefined;
}

/** What the ticket form opens with for an error: its message and stack, and Sentry's name for it. */
export function errorRequest(error: Reported, eventId = sentryEventId()): SupportRequest {
  return {
    tab: "ticket",
    error: {
      message: [error.message, error.digest].filter(Boolean).join(" · ").slice(0, 1_000) || error.name,
      ...(error.stack ? { stack: error.stack.slice(0, 8_000) } : {}),
    },
    ...(eventId ? { sentryEventId: eventId } : {}),
  };
}

/**
 * Catches what fails below it. `report` of the fallback opens the ticket form with the error filled in. Place it inside
 * of `SupportRoot`. What Next throws to redirect or to say "not found" passes through.
 */
export class SupportErrorBoundary extends Component<Props, State> {
  static override contextType = SupportContext;
  declare context: React.ContextType<typeof SupportContext>;
  override state: State = { error: null };

  static getDerivedStateFromError(error: Reported): State {
    if (error.digest?.startsWith("NEXT_")) throw error;
    return { error };
  }

  override componentDidCatch(error: Error, info: ErrorInfo) {
    this.props.onError?.(error, info);
  }

  override render() {
    const { error } = this.state;
    if (!error) return this.props.children;
    const reset = () => this.setState({ error: null });
    return this.props.fallback({ error, reset, report: () => this.context.open(errorRequest(error)) });
  }
}
