import { type Tier, tiers } from "./vocabulary.ts";

type TierPlan = {
  /** How many articles are suggested while somebody types. */
  suggestions: number;
  /** Whether suggestions carry a snippet of the text. */
  snippets: boolean;
  /** Whether replies are also sent by e-mail. */
  outboundEmail: boolean;
  /** Whether a draft can be approved and sent with one click. */
  oneClickApproval: boolean;
  /** Whether answers to allowed low-risk questions are sent without a person. */
  autoSend: boolean;
  /** Whether playbooks may be run; where not, they are suggestions. */
  playbooks: boolean;
  /** Whether playbooks of low risk run without a person. */
  autoAct: boolean;
};

/** What each plan pays for (DESIGN.md §6). */
export const tierPlans = {
  beta: {
    suggestions: 3,
    snippets: false,
    outboundEmail: false,
    oneClickApproval: false,
    autoSend: false,
    playbooks: false,
    autoAct: false,
  },
  pro: {
    suggestions: 5,
    snippets: true,
    outboundEmail: true,
    oneClickApproval: true,
    autoSend: false,
    playbooks: true,
    autoAct: false,
  },
  premium: {
    suggestions: 8,
    snippets: true,
    outboundEmail: true,
    oneClickApproval: true,
    autoSend: true,
    playbooks: true,
    autoAct: true,
  },
} as const satisfies Record<Tier, TierPlan>;

/** Whom rules may give a ticket to without a person: nobody, a team, anybody (DESIGN.md §6). */
export const autoAssignment = {
  beta: "none",
  pro: "team",
  premium: "person",
} as const satisfies Record<Tier, "none" | "team" | "person">;

/** The tier that counts for a ticket or chat: the lower of the organisation's and the customer's plan. */
export function effectiveTier(organization: Tier, customer: Tier): Tier {
  return tiers.indexOf(organization) <= tiers.indexOf(customer) ? organization : customer;
}
