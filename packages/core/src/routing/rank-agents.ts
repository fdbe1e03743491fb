import type { AgentStatus } from "@handrail/contracts";

/** PURE. Who is asked to take a chat, and why. */

/** A colleague as routing sees him or her. `chats`: held, and offered right now. */
export type Agent = {
  membershipId: string;
  name: string;
  status: AgentStatus;
  isConnected: boolean;
  inBranch: boolean;
  inTeam: boolean;
  chats: number;
  max: number;
  skills: readonly string[];
  languages: readonly string[];
  lastChatAt: Date | null;
};

/** What a chat needs. `passed`: who was asked in this round already, or said no. */
export type Demand = { category: string | null; language: string; passed: readonly string[] };

/** Why somebody is not asked, the first that holds. */
export type Hindrance = "not_available" | "not_connected" | "other_branch" | "other_team" | "passed" | "full";
/** `any`: the agent has named none, or nothing is known of the chat. */
export type Fit = "yes" | "any" | "no";
export type Ranked = {
  membershipId: string;
  name: string;
  hindrance: Hindrance | null;
  language: Fit;
  skill: Fit;
  chats: number;
  max: number;
};

function hindranceOf(agent: Agent, { passed }: Demand): Hindrance | null {
  if (agent.status !== "available") return "not_available";
  if (!agent.isConnected) return "not_connected";
  if (!agent.inBranch) return "other_branch";
  if (!agent.inTeam) return "other_team";
  if (passed.includes(agent.membershipId)) return "passed";
  return agent.chats >= agent.max ? "full" : null;
}

function fitOf(has: readonly string[], wanted: string | null): Fit {
  if (wanted === null || has.length === 0) return "any";
  return has.includes(wanted) ? "yes" : "no";
}

const fits: readonly Fit[] = ["yes", "any", "no"];

/**
 * Everybody, who is to be asked first at the top: who speaks the language, then who knows the topic, then who has the
 * most room, then who had a chat longest ago. Those who cannot be asked come last.
 */
export function rankAgents(agents: readonly Agent[], demand: Demand): Ranked[] {
  return agents
    .map((agent) => ({
      agent,
      ranked: {
        membershipId: agent.membershipId,
        name: agent.name,
        hindrance: hindranceOf(agent, demand),
        language: fitOf(agent.languages, demand.language),
        skill: fitOf(agent.skills, demand.category),
        chats: agent.chats,
        max: agent.max,
      },
    }))
    .sort(
      (a, b) =>
        Number(a.ranked.hindrance !== null) - Number(b.ranked.hindrance !== null) ||
        fits.indexOf(a.ranked.language) - fits.indexOf(b.ranked.language) ||
        fits.indexOf(a.ranked.skill) - fits.indexOf(b.ranked.skill) ||
        a.agent.chats / a.agent.max - b.agent.chats / b.agent.max ||
        (a.agent.lastChatAt?.getTime() ?? 0) - (b.agent.lastChatAt?.getTime() ?? 0) ||
        (a.agent.membershipId < b.agent.membershipId ? -1 : 1),
    )
    .map(({ ranked }) => ranked);
}

const absent: readonly (Hindrance | null)[] = [
  "not_available",
  "not_connected",
  "other_branch",
  "other_team",
];

/** Whether there is nobody at all who could take it, now or once a chat ends. */
export const isNobodyThere = (ranked: readonly Ranked[]) =>
  ranked.every(({ hindrance }) => absent.includes(hindrance));
