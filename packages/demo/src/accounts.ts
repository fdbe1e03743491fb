import { demoPassword } from "@handrail/contracts/demo";
import { demoOrganizations, platformOwner } from "./content/index.ts";

export { demoPassword };

export type DemoAccount = { organization: string; role: string; email: string };

/** The people to sign in as: per organisation the first customer, agents and admin, and the platform's owner. */
export const demoAccounts: readonly DemoAccount[] = [
  ...demoOrganizations.flatMap((organization) => {
    const account = (role: string, email: string | undefined) =>
      email ? [{ organization: organization.name, role, email }] : [];
    const agents = organization.staff.filter((person) => person.role === "agent");
    return [
      ...account("customer", organization.customers[0]?.email),
      ...account("agent", agents[0]?.email),
      ...account("agent", agents[1]?.email),
      ...account("admin", organization.staff.find((person) => person.role === "admin")?.email),
    ];
  }),
  { organization: "", role: platformOwner.role, email: platformOwner.email },
];
