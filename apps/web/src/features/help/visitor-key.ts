"use client";
import { newKey } from "../../lib/new-key.ts";
import { readStored, writeStored } from "../../lib/stored.ts";

const storedAs = "handrail-visitor";
const shape = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
let forThisPage: string | undefined;

/** A random name for this browser, so that it counts once; says nothing about who sits before it. */
export function visitorKey(): string {
  const stored = readStored(storedAs);
  if (stored && shape.test(stored)) return stored;
  forThisPage ??= newKey();
  writeStored(storedAs, forThisPage);
  return forThisPage;
}
