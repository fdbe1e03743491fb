import { can } from "@handrail/contracts";
import { isStaffActor } from "../actor.ts";
import { type ServiceContext, withTransaction } from "../context.ts";
import { loadTicket } from "../tickets/index.ts";
import { toolRows } from "../tools/index.ts";
import { requiredOf, toolsOf } from "./create-run.ts";
import { featuresOf } from "./features.ts";
import { playbookRows, readRun, runSelect } from "./rows.ts";
import { missingValues } from "./rules.ts";

/** What ran, runs and waits on a ticket, the newest first, and which playbooks may be started there. */
export function listTicketRuns(ctx: ServiceContext, { ticketId }: { ticketId: string }) {
  return withTransaction(ctx, async (ctx) => {
    const { org, tx, actor } = ctx;
    await loadTicket(ctx, ticketId);
    const rows = await tx.resolutionRun.findMany({
      where: { orgId: org.id, ticketId },
      select: runSelect,
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      take: 50,
    });
    const tools = await toolRows(ctx);
    const playbooks = await playbookRows(ctx, { isActive: true });
    const role = isStaffActor(actor) ? actor.role : null;
    return {
      runs: rows.map(readRun).map(({ decidedBy, playbookId: _, ticket: __, ...run }) => ({
        ...run,
        decidedByName: decidedBy?.user.name ?? null,
        isUndoable: run.state === "done" && run.undo.length > 0,
        missing: run.state === "proposed" ? missingValues(run.steps, requiredOf(tools)) : [],
        mayDecide:
          role !== null && toolsOf(run.steps, tools).every(({ permission }) => can(role, permission)),
      })),
      playbooks: playbooks.map(({ id, name, kind, steps }) => ({
        id,
        name,
        kind,
        /** What a person has to say before it can begin, as far as the ticket does not. */
        asks: steps.flatMap((step, index) =>
          step.kind === "tool"
            ? Object.entries(step.input).flatMap(([field, { from }]) =>
                from === "person" || from === "words" || from === "fact"
                  ? [
                      {
                        place: `${index}.${field}`,
                        field,
                        isRequired: requiredOf(tools)(step.tool).includes(field) && from === "person",
                      },
                    ]
                  : [],
              )
            : [],
        ),
      })),
      features: await featuresOf(ctx, ticketId),
    };
  });
}

/** The last runs that belong to no ticket, such as the retraining that an admin started. */
export function listOwnRuns(ctx: ServiceContext) {
  return withTransaction(ctx, async ({ org, tx }) => {
    const rows = await tx.resolutionRun.findMany({
      where: { orgId: org.id, ticketId: null },
      select: runSelect,
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      take: 10,
    });
    return rows
      .map(readRun)
      .map(({ decidedBy, ticket: _, ...run }) => ({ ...run, decidedByName: decidedBy?.user.name ?? null }));
  });
}
