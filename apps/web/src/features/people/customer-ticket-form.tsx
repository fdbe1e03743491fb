"use client";
import { behalfSources, openForCustomerInput } from "@handrail/contracts/inputs/contacts";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { trpcClient } from "../../trpc/client.tsx";
import { ChoiceField, StaffTicketForm } from "../staff-ticket/index.ts";
import { type Customer, CustomerField } from "./customer-field.tsx";

const nobody: Customer = { isNew: false, contactId: null, name: "", email: "", phone: "" };

const asInput = ({ isNew, contactId, name, email, phone }: Customer) =>
  isNew
    ? { newContact: { name: name.trim(), email: email.trim() || null, phone: phone.trim() || null } }
    : { contactId };

/** Opens a ticket for a customer who called, wrote elsewhere or came by. */
export function CustomerTicketForm({ contactId }: { contactId: string | null }) {
  const t = useTranslations("tickets.behalf");
  const sources = useTranslations("vocabulary.ticketSource");
  const [customer, setCustomer] = useState<Customer>({ ...nobody, contactId });
  const [source, setSource] = useState<string>("call");
  return (
    <StaffTicketForm
      filesKey="handrail-files:customer-ticket"
      schema={openForCustomerInput}
      extra={{ ...asInput(customer), source }}
      open={(input) => trpcClient.contacts.openTicket.mutate(input)}
      first={(isWrong) => (
        <CustomerField
          value={customer}
          onChange={(part) => setCustomer((before) => ({ ...before, ...part }))}
          isWrong={isWrong}
        />
      )}
      beside={(isWrong) => (
        <ChoiceField
          name="source"
          label={t("source")}
          value={source}
          onChange={setSource}
          options={behalfSources.map((value) => [value, sources(value)] as const)}
          isWrong={isWrong("source")}
        />
      )}
    />
  );
}
