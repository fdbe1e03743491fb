import { type SettingName, settings } from "./settings.ts";

export type SettingProblem = { name: SettingName; given: string | undefined; reason?: string };

function sentence({ name, given, reason }: SettingProblem) {
  const setting: { allowed: string; isSecret?: boolean } = settings[name];
  const value = setting.isSecret ? "the value given (not shown)" : JSON.stringify(given);
  const what = given === undefined ? " is missing" : `: ${value} is not allowed`;
  return `${name}${what}${reason ? `: ${reason}` : ""}. Allowed: ${setting.allowed}.`;
}

/** The settings cannot be used; the message names each variable, what was given (never a secret) and what is allowed. */
export class SettingsError extends Error {
  override name = "SettingsError";
  readonly problems: readonly SettingProblem[];

  constructor(problems: readonly SettingProblem[]) {
    super(problems.map(sentence).join("\n"));
    this.problems = problems;
  }
}
