import { escalateTool, listPlaybooksTool, runPlaybookTool } from "@handrail/contracts/inputs/mcp";
import { listRunnable, requestRun } from "@handrail/core/api-keys/index";
import { escalateByKey } from "@handrail/core/escalation/index";
import { tool } from "./tool.ts";

/** What programs set going; people and the plan decide how far. */
export const actTools = [
  tool({
    name: "escalate_ticket",
    title: "Ask for a person",
    description:
      "Hands a ticket up to a team, or to an admin, with all that is known. The outcome is escalated, nothing (people have it already) or stopped (it was handed up often enough: leave it to people).",
    scopes: ["tickets:read", "tickets:assign"],
    isReadOnly: false,
    input: escalateTool,
    run: escalateByKey,
  }),
  tool({
    name: "list_playbooks",
    title: "List playbooks",
    description:
      "The playbooks that can be run on tickets: name, kind, risk, whether a person has to approve.",
    scopes: ["tickets:read"],
    isReadOnly: true,
    input: listPlaybooksTool,
    run: async (ctx) => ({ playbooks: await listRunnable(ctx) }),
  }),
  tool({
    name: "run_playbook",
    title: "Ask for a playbook",
    description:
      "Asks for a playbook to be run on a ticket. The state is running where plan, risk and approval allow it, proposed where a person decides first. The same playbook is asked for once a ticket.",
    scopes: ["tickets:read", "tickets:write"],
    isReadOnly: false,
    input: runPlaybookTool,
    run: requestRun,
  }),
];
