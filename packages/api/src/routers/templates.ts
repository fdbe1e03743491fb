import {
  changeTemplateInput,
  createTemplateInput,
  templateIdInput,
  templateValuesInput,
} from "@handrail/contracts/inputs/templates";
import {
  changeTemplate,
  createTemplate,
  listActiveTemplates,
  listTemplates,
  removeTemplate,
  templateValues,
} from "@handrail/core/templates/index";
import { permitted } from "../procedures.ts";
import { router } from "../trpc.ts";

const use = permitted("tickets:write");
const write = permitted("templates:write");

export const templatesRouter = router({
  active: use.query(({ ctx }) => listActiveTemplates(ctx.service)),
  values: use.input(templateValuesInput).query(({ ctx, input }) => templateValues(ctx.service, input)),
  list: write.query(({ ctx }) => listTemplates(ctx.service)),
  create: write.input(createTemplateInput).mutation(({ ctx, input }) => createTemplate(ctx.service, input)),
  change: write.input(changeTemplateInput).mutation(({ ctx, input }) => changeTemplate(ctx.service, input)),
  remove: write.input(templateIdInput).mutation(({ ctx, input }) => removeTemplate(ctx.service, input)),
});
