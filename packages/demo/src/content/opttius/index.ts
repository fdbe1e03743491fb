import { readArticles } from "../read-articles.ts";
import type { DemoOrganization } from "../types.ts";
import { organization } from "./organization.ts";
import { people } from "./people.ts";
import { templates } from "./templates.ts";
import { tickets } from "./tickets.ts";

export const demoOpttius: DemoOrganization = {
  ...organization,
  ...people,
  articles: readArticles(organization.slug),
  tickets,
  templates,
};
