import { randomBytes } from "node:crypto";

/** A secret nobody has yet, for requests that are signed as Standard Webhooks has it. */
export const newSigningSecret = () => `whsec_${randomBytes(32).toString("base64")}`;
