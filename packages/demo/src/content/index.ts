import { demo2bot } from "./2bot/index.ts";
import { demoArbibase } from "./arbibase/index.ts";
import { demoOpttius } from "./opttius/index.ts";
import type { DemoOrganization, DemoStaff } from "./types.ts";

export type * from "./types.ts";

/** The three organisations of the demo. */
export const demoOrganizations: DemoOrganization[] = [demo2bot, demoArbibase, demoOpttius];

/** The one person who sees all organisations. */
export const platformOwner: DemoStaff = {
  name: "Noa Lindqvist",
  email: "super@handrail.example",
  role: "super_admin",
  title: "Platform owner",
  status: "available",
  languages: ["en", "es"],
  skills: [],
  branches: [],
};
