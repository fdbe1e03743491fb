import type {
  AgentStatus,
  ArticleVisibility,
  DeepLinks,
  DeskKind,
  Locale,
  Priority,
  Severity,
  TicketSource,
  TicketStatus,
  TicketType,
  Tier,
} from "@handrail/contracts";
import type { BusinessHours } from "@handrail/contracts/hours";

/** Everything the demo shows of one organisation. References are by slug, key or e-mail, never by id. */
export type DemoOrganization = {
  slug: string;
  name: string;
  tier: Tier;
  locale: Locale;
  timeZone: string;
  /** Hue of the accent colour, 0 to 360. */
  accentHue: number;
  /** What the chat says first, by language. */
  chatGreeting: Partial<Record<Locale, string>>;
  hours: Pick<BusinessHours, "spans" | "holidays">;
  links: Required<Pick<DeepLinks, "upgrade" | "cancel" | "invoice" | "status">> & DeepLinks;
  branches: DemoBranch[];
  desks: DemoDesk[];
  categories: DemoCategory[];
  quickIssues: DemoQuickIssue[];
  /** Category and intent pairs whose answers may be sent without a person (premium only). */
  autoSend: { category: string; intent: string }[];
  /** Admins first, then agents. The first admin and the first agents are the ones to sign in with. */
  staff: DemoStaff[];
  /** Signed-in users. The first one is the one to sign in with. */
  customers: DemoCustomer[];
  /** People without an account who wrote to the public desk. */
  visitors: DemoVisitor[];
  articles: DemoArticle[];
  tickets: DemoTicket[];
  templates: DemoTemplate[];
};

/** What `<org>/organization.ts` holds: the organisation without its people, articles and tickets. */
export type DemoOrganizationSettings = Omit<
  DemoOrganization,
  "staff" | "customers" | "visitors" | "articles" | "tickets" | "templates"
>;

export type DemoPeople = Pick<DemoOrganization, "staff" | "customers" | "visitors">;

/** A reply that is written again and again. */
export type DemoTemplate = { name: string; shortcut: string; body: string; category?: string };

export type DemoBranch = { slug: string; name: string; address: string };

export type DemoDesk = { kind: DeskKind; name: string; numberPattern: string };

export type DemoCategory = {
  slug: string;
  name: string;
  description: string;
  priority: Priority;
  intents: string[];
};

export type DemoQuickIssue = {
  title: string;
  description: string;
  type: TicketType;
  /** Category slug. */
  category: string;
  /** Name of a lucide icon, in kebab-case. */
  icon: string;
  articleSlug?: string;
  intents: string[];
};

export type DemoStaff = {
  name: string;
  email: string;
  role: "admin" | "agent" | "super_admin";
  title: string;
  status: AgentStatus;
  languages: Locale[];
  /** Category slugs. */
  skills: string[];
  /** Branch slugs; empty in an organisation without branches, and for people who see all of them. */
  branches: string[];
};

/** A thing the host application knows: shown beside the ticket; `ok` colours it. */
export type DemoFact = { label: string; value: string; ok?: boolean };

export type DemoCustomer = {
  name: string;
  email: string;
  phone?: string;
  plan: Tier;
  sinceDays: number;
  branch?: string;
  facts: DemoFact[];
};

export type DemoVisitor = { name: string; email: string; phone?: string };

/** One Markdown file of `articles/<org>/`; the slug is the file's name. */
export type DemoArticle = {
  slug: string;
  title: string;
  excerpt: string;
  /** Category slug. */
  category: string;
  tags: string[];
  intents: string[];
  visibility: ArticleVisibility;
  status: "published" | "draft";
  body: string;
};

export type DemoContext = {
  url: string;
  pageTitle?: string;
  browser: string;
  os: string;
  viewport: string;
  language?: string;
  timeZone?: string;
  recentActions?: { action: string; minutesBefore: number }[];
  facts?: DemoFact[];
  error?: { message: string; stack?: string };
};

export type DemoTurn =
  | { from: "customer"; body: string; afterMinutes?: number }
  /** `by` is a staff e-mail; without it, the ticket's assignee. */
  | { from: "agent"; body: string; by?: string; afterMinutes?: number }
  /** An internal note; never shown to the customer. */
  | { from: "note"; body: string; by?: string; afterMinutes?: number }
  /**
   * An answer composed from an article. `draft` waits for a person; `sent` with `approvedBy` was sent by one,
   * `sent` without it went out by itself (only where the effective tier is premium).
   */
  | {
      from: "ai";
      body: string;
      articleSlug: string;
      state: "draft" | "sent";
      confidence: number;
      approvedBy?: string;
      afterMinutes?: number;
    };

export type DemoTicket = {
  subject: string;
  opening: string;
  turns: DemoTurn[];
  desk: DeskKind;
  /** E-mail: of a customer on a customer desk, a visitor on a public one, a member of staff on an internal one. */
  requester: string;
  branch?: string;
  type: TicketType;
  category: string;
  intent: string;
  severity: Severity;
  priority: Priority;
  source: TicketSource;
  status: TicketStatus;
  /** Age of the ticket; a fraction for hours. */
  daysAgo: number;
  /** Staff e-mail. */
  assignee?: string;
  /** Present exactly when somebody (a person or an AI message that was sent) answered. */
  firstResponseMinutes?: number;
  /** Present exactly on `resolved` and `closed`; from opening to resolution. */
  resolveHours?: number;
  resolution?: string;
  rating?: { score: 1 | 2 | 3 | 4 | 5; comment?: string };
  context?: DemoContext;
  /** What the ticket is about in the host's system. */
  links?: { order?: string; property?: string; provider?: string; sentryEventId?: string };
};

/** A ticket as it is written down; `defineTickets` fills in the usual values. */
export type TicketText = Omit<DemoTicket, "desk" | "severity" | "priority" | "source" | "turns"> &
  Partial<Pick<DemoTicket, "desk" | "severity" | "priority" | "source" | "turns">>;
