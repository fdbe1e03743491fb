"use client";
import type { ReactNode } from "react";
import { SupportErrorBoundary } from "../support-modal/index.ts";
import { PageError } from "./page-error.tsx";

/** What fails anywhere on a customer's page, header and footer included, can be reported with one press. */
export function PageGuard({ children }: { children: ReactNode }) {
  return (
    <SupportErrorBoundary
      fallback={({ error, reset, report }) => <PageError {...{ error, reset, report }} />}
    >
      {children}
    </SupportErrorBoundary>
  );
}
