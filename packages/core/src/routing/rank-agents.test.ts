import { describe, expect, it } from "vitest";
import { type Agent, type Demand, isNobodyThere, rankAgents } from "./rank-agents.ts";

const agent = (name: string, given: Partial<Agent> = {}): Agent => ({
  membershipId: name,
  name,
  status: "available",
  isConnected: true,
  inBranch: true,
  inTeam: true,
  chats: 0,
  max: 3,
  skills: [],
  languages: [],
  lastChatAt: null,
  ...given,
});
const demand: Demand = { category: "billing", language: "es", passed: [] };
const order = (agents: Agent[], given: Partial<Demand> = {}) =>
  rankAgents(agents, { ...demand, ...given }).flatMap(({ name, hindrance }) => (hindrance ? [] : [name]));

describe("who is asked", () => {
  it.each<[string, Agent[], string[]]>([
    [
      "who speaks the language before who speaks any and who speaks others",
      [agent("en", { languages: ["en"] }), agent("any"), agent("es", { languages: ["es"], chats: 2 })],
      ["es", "any", "en"],
    ],
    [
      "who knows the topic before generalists and experts of others",
      [
        agent("technical", { skills: ["technical"] }),
        agent("general"),
        agent("billing", { skills: ["billing"], chats: 2 }),
      ],
      ["billing", "general", "technical"],
    ],
    [
      "who speaks the language before who knows the topic",
      [
        agent("topic", { skills: ["billing"], languages: ["en"] }),
        agent("language", { skills: ["technical"], languages: ["es"] }),
      ],
      ["language", "topic"],
    ],
    [
      "who has the larger part of the places free",
      [agent("two-of-three", { chats: 2 }), agent("two-of-eight", { chats: 2, max: 8 }), agent("none")],
      ["none", "two-of-eight", "two-of-three"],
    ],
    [
      "of equals who had a chat longest ago, who never had one first",
      [
        agent("just-now", { lastChatAt: new Date(3_000) }),
        agent("long-ago", { lastChatAt: new Date(1_000) }),
        agent("never"),
      ],
      ["never", "long-ago", "just-now"],
    ],
    ["of full equals always the same", [agent("b"), agent("a")], ["a", "b"]],
  ])("%s", (_title, agents, expected) => {
    expect(order(agents)).toEqual(expected);
    expect(order(agents.toReversed())).toEqual(expected);
  });

  it("weighs no topic where none is known", () => {
    const agents = [agent("a", { skills: ["technical"] }), agent("b", { skills: ["billing"], chats: 1 })];
    expect(order(agents, { category: null })).toEqual(["a", "b"]);
  });

  it.each([
    ["not_available", { status: "busy" }],
    ["not_available", { status: "away" }],
    ["not_available", { status: "offline" }],
    ["not_connected", { isConnected: false }],
    ["other_branch", { inBranch: false }],
    ["other_team", { inTeam: false }],
    ["full", { chats: 3 }],
    ["full", { chats: 4 }],
  ] as const)("says %s of %o", (hindrance, given) => {
    expect(rankAgents([agent("a", given)], demand)).toMatchObject([{ hindrance }]);
  });

  it("does not ask again in the round", () => {
    expect(order([agent("a"), agent("b")], { passed: ["a"] })).toEqual(["b"]);
  });
});

it("knows busy from absent", () => {
  const there = (given: Partial<Agent>) => isNobodyThere(rankAgents([agent("a", given)], demand));
  expect(isNobodyThere([])).toBe(true);
  expect(there({ isConnected: false })).toBe(true);
  expect(there({ inBranch: false })).toBe(true);
  expect(there({ chats: 3 })).toBe(false);
  expect(isNobodyThere(rankAgents([agent("a")], { ...demand, passed: ["a"] }))).toBe(false);
});
