"use server";
import { locales } from "@handrail/contracts";
import { cookies } from "next/headers";
import { z } from "zod";
import { themes } from "../features/shell/theme.ts";

const yearSeconds = 365 * 24 * 60 * 60;
const slug = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(120);

async function remember(name: string, value: string) {
  (await cookies()).set(name, value, { path: "/", sameSite: "lax", maxAge: yearSeconds, httpOnly: true });
}

/** Which organisation to work in; membership is checked on every request, not here. */
export async function chooseOrganization(value: string) {
  await remember("handrail-org", slug.parse(value));
}

export async function chooseLocale(value: string) {
  await remember("handrail-locale", z.enum(locales).parse(value));
}

export async function chooseTheme(value: string) {
  await remember("handrail-theme", z.enum(themes).parse(value));
}
