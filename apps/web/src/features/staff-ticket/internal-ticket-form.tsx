"use client";
import { openInternalTicketInput } from "@handrail/contracts/inputs/tickets";
import { Field } from "@handrail/ui/field";
import { Input } from "@handrail/ui/input";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { trpcClient } from "../../trpc/client.tsx";
import { AboutCustomer } from "./about-customer.tsx";
import { StaffTicketForm } from "./staff-ticket-form.tsx";

/** What staff ask of one another: about a customer or an order, in one of their branches. */
export function InternalTicketForm() {
  const t = useTranslations("portal.internal");
  const [aboutContactId, setAbout] = useState<string | null>(null);
  const [order, setOrder] = useState("");
  return (
    <StaffTicketForm
      filesKey="handrail-files:internal-ticket"
      schema={openInternalTicketInput}
      extra={{ aboutContactId, order: order.trim() || null }}
      open={(input) => trpcClient.tickets.openInternal.mutate(input)}
      beside={(isWrong) => (
        <>
          <AboutCustomer
            value={aboutContactId}
            onChange={setAbout}
            error={isWrong("aboutContactId") ? t("errors.about") : undefined}
          />
          <Field
            label={t("order")}
            mark={t("optional")}
            error={isWrong("order") ? t("errors.order") : undefined}
          >
            <Input
              name="order"
              maxLength={100}
              value={order}
              onChange={(event) => setOrder(event.target.value)}
            />
          </Field>
        </>
      )}
    />
  );
}
