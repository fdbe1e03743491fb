import { articleStatuses, effectiveTier, ticketStatuses } from "@handrail/contracts";
import { describe, expect, it } from "vitest";
import { demoOrganizations, platformOwner } from "./index.ts";

const words = (text: string) => text.split(/\s+/).filter(Boolean).length;
const repeated = (values: string[]) => values.filter((value, index) => values.indexOf(value) !== index);
const missing = (values: string[], known: string[]) => values.filter((value) => !known.includes(value));

describe("all organisations", () => {
  it("has one of each tier", () => {
    expect(demoOrganizations.map(({ slug, tier }) => `${slug} ${tier}`)).toEqual([
      "2bot pro",
      "arbibase premium",
      "opttius beta",
    ]);
  });

  it("repeats no e-mail, ticket subject or article slug", () => {
    const people = demoOrganizations.flatMap((org) => [...org.staff, ...org.customers, ...org.visitors]);
    expect(repeated([platformOwner, ...people].map((person) => person.email))).toEqual([]);
    expect(repeated(demoOrganizations.flatMap((org) => org.tickets.map((ticket) => ticket.subject)))).toEqual(
      [],
    );
    expect(repeated(demoOrganizations.flatMap((org) => org.articles.map((article) => article.slug)))).toEqual(
      [],
    );
  });
});

describe.each(demoOrganizations)("$slug", (org) => {
  const categories = org.categories.map((category) => category.slug);
  const branches = org.branches.map((branch) => branch.slug);
  const staff = org.staff.map((person) => person.email);
  const intents = (category: string) => org.categories.find(({ slug }) => slug === category)?.intents ?? [];
  const allIntents = org.categories.flatMap((category) => category.intents);
  const articleSlugs = org.articles
    .filter((article) => article.status === "published")
    .map(({ slug }) => slug);
  const requesters = {
    customer: org.customers.map((person) => person.email),
    public: org.visitors.map((person) => person.email),
    internal: staff,
  };

  it("has people to sign in with", () => {
    expect(org.staff[0]).toMatchObject({ email: `admin@${org.slug}.example`, role: "admin" });
    const agents = org.staff.filter((person) => person.role === "agent").map((person) => person.email);
    expect(agents.slice(0, 2)).toEqual([`agent@${org.slug}.example`, `agent2@${org.slug}.example`]);
    expect(org.customers[0]?.email).toBe(`customer@${org.slug}.example`);
    expect(org.customers.length).toBeGreaterThanOrEqual(10);
  });

  it("refers only to what exists", () => {
    expect(
      missing(
        org.staff.flatMap((person) => person.skills),
        categories,
      ),
    ).toEqual([]);
    expect(
      missing(
        org.staff.flatMap((person) => person.branches),
        branches,
      ),
    ).toEqual([]);
    expect(
      missing(
        org.customers.flatMap((person) => person.branch ?? []),
        branches,
      ),
    ).toEqual([]);
    expect(
      missing(
        org.quickIssues.map((issue) => issue.category),
        categories,
      ),
    ).toEqual([]);
    expect(
      missing(
        org.quickIssues.flatMap((issue) => issue.articleSlug ?? []),
        articleSlugs,
      ),
    ).toEqual([]);
    expect(
      missing(
        org.quickIssues.flatMap((issue) => issue.intents),
        allIntents,
      ),
    ).toEqual([]);
    for (const pair of org.autoSend) expect(intents(pair.category)).toContain(pair.intent);
  });

  it("has articles worth reading", () => {
    expect(articleSlugs.length).toBeGreaterThanOrEqual(15);
    expect(org.articles.filter((article) => article.status === articleStatuses[0])).toHaveLength(1);
    expect(org.articles.filter((article) => article.visibility === "internal").length).toBeGreaterThanOrEqual(
      1,
    );
    expect(
      missing(
        org.articles.map((article) => article.category),
        categories,
      ),
    ).toEqual([]);
    expect(
      missing(
        org.articles.flatMap((article) => article.intents),
        allIntents,
      ),
    ).toEqual([]);
    expect(
      org.articles.filter((article) => words(article.body) < 150).map((article) => article.slug),
    ).toEqual([]);
    expect(
      org.articles.filter((article) => !/^## /m.test(article.body)).map((article) => article.slug),
    ).toEqual([]);
    const linked = org.articles.flatMap((article) =>
      [...article.body.matchAll(/\]\(\/help\/([^)#]+)/g)].map((match) => match[1] ?? ""),
    );
    expect(missing(linked, articleSlugs)).toEqual([]);
  });

  it("has tickets in every state", () => {
    expect(org.tickets.length).toBeGreaterThanOrEqual(55);
    expect(org.tickets.length).toBeLessThanOrEqual(70);
    const used = new Set(org.tickets.map((ticket) => ticket.status));
    expect(ticketStatuses.filter((status) => !used.has(status))).toEqual([]);
    expect(org.tickets.filter((ticket) => ticket.daysAgo > 60 || ticket.daysAgo <= 0)).toEqual([]);
    expect(org.tickets.filter((ticket) => ticket.rating).length).toBeGreaterThanOrEqual(8);
    expect(org.tickets.filter((ticket) => ticket.context).length).toBeGreaterThanOrEqual(8);
  });

  it.each(org.tickets)("ticket “$subject” hangs together", (ticket) => {
    const { desk, requester, status, turns, daysAgo } = ticket;
    expect(org.desks.map((candidate) => candidate.kind)).toContain(desk);
    expect(requesters[desk]).toContain(requester);
    expect(intents(ticket.category)).toContain(ticket.intent);
    if (ticket.branch) expect(branches).toContain(ticket.branch);
    if (org.branches.length > 0) expect(ticket.branch).toBeDefined();
    const account = org.customers.find((person) => person.email === requester);
    if (account) expect(account.sinceDays).toBeGreaterThan(daysAgo);
    if (account?.branch) expect(ticket.branch).toBe(account.branch);

    const authors = turns.flatMap((turn) => {
      if (turn.from === "customer") return [];
      return (turn.from === "ai" ? turn.approvedBy : (turn.by ?? ticket.assignee ?? "nobody")) ?? [];
    });
    expect(missing([...authors, ...(ticket.assignee ? [ticket.assignee] : [])], staff)).toEqual([]);
    for (const email of [...authors, ...(ticket.assignee ? [ticket.assignee] : [])]) {
      const scope = org.staff.find((person) => person.email === email)?.branches ?? [];
      if (scope.length > 0 && ticket.branch) expect(scope).toContain(ticket.branch);
    }

    const answers = turns.filter((turn) => turn.from === "ai");
    expect(
      missing(
        answers.map((turn) => turn.articleSlug),
        articleSlugs,
      ),
    ).toEqual([]);
    const autoSent = answers.some((turn) => turn.state === "sent" && !turn.approvedBy);
    if (autoSent) {
      expect(effectiveTier(org.tier, account?.plan ?? "beta")).toBe("premium");
      expect(org.autoSend).toContainEqual({ category: ticket.category, intent: ticket.intent });
    }

    const visible = turns.filter(
      (turn) => turn.from !== "note" && !(turn.from === "ai" && turn.state === "draft"),
    );
    const answered = visible.some((turn) => turn.from === "agent" || turn.from === "ai");
    expect(ticket.firstResponseMinutes !== undefined).toBe(answered);
    expect((ticket.firstResponseMinutes ?? 0) / 60).toBeLessThan(daysAgo * 24);

    const done = status === "resolved" || status === "closed";
    expect(ticket.resolution !== undefined).toBe(done);
    expect(ticket.resolveHours !== undefined).toBe(done);
    if (ticket.resolveHours !== undefined) {
      expect(ticket.resolveHours).toBeLessThan(daysAgo * 24);
      expect((ticket.firstResponseMinutes ?? 0) / 60).toBeLessThanOrEqual(ticket.resolveHours);
    }
    if (done) expect(answers.filter((turn) => turn.state === "draft")).toEqual([]);
    if (ticket.rating) expect(done).toBe(true);
    if (status === "open" || status === "triaging") expect(answered).toBe(false);
    if (status === "in_progress") expect(ticket.assignee).toBeDefined();
    if (status === "pending_customer") expect(["agent", "ai"]).toContain(visible.at(-1)?.from);
  });
});
