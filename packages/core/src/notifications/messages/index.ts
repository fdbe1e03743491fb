import type { Locale } from "@handrail/contracts";
import { en, type MailMessages } from "./en.ts";
import { es } from "./es.ts";

export const mailMessages: Record<Locale, MailMessages> = { en, es };
