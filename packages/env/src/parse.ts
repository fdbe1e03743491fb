import { type SettingName, type Settings, settingNames, settingsSchema } from "./settings.ts";
import { type SettingProblem, SettingsError } from "./settings-error.ts";

export type Source = Record<string, string | undefined>;

const togetherOnly: SettingName[][] = [
  ["PUSHER_APP_ID", "PUSHER_KEY", "PUSHER_SECRET"],
  ["GITHUB_CLIENT_ID", "GITHUB_CLIENT_SECRET"],
  ["GOOGLE_CLIENT_ID", "GOOGLE_CLIENT_SECRET"],
];
const needs: [SettingName, SettingName][] = [
  ["PUSHER_CLUSTER", "PUSHER_KEY"],
  ["PUSHER_HOST", "PUSHER_KEY"],
  ["PUSHER_PORT", "PUSHER_HOST"],
  ["PUSHER_TLS", "PUSHER_HOST"],
];

function combinations(given: Source): SettingProblem[] {
  const problems: SettingProblem[] = [];
  for (const group of togetherOnly) {
    const present = group.filter((name) => given[name] !== undefined);
    if (present.length === 0 || present.length === group.length) continue;
    for (const name of group.filter((other) => given[other] === undefined)) {
      problems.push({ name, given: undefined, reason: `it goes with ${present.join(" and ")}` });
    }
  }
  for (const [name, needed] of needs) {
    if (given[name] === undefined || given[needed] !== undefined) continue;
    problems.push({ name: needed, given: undefined, reason: `${name} is set and needs it` });
  }
  return problems;
}

/**
 * Reads the settings from environment variables; an empty one counts as not set.
 * @throws SettingsError naming every variable that is wrong or missing.
 */
export function parseSettings(source: Source, required: readonly SettingName[] = []): Settings {
  const given: Source = {};
  for (const name of settingNames) {
    const value = source[name]?.trim();
    if (value) given[name] = value;
  }
  const problems = combinations(given);
  for (const name of required) if (given[name] === undefined) problems.push({ name, given: undefined });
  const parsed = settingsSchema.safeParse(given);
  const wrong = new Set(parsed.error?.issues.map((issue) => issue.path[0]));
  for (const name of settingNames) if (wrong.has(name)) problems.push({ name, given: given[name] });
  if (!parsed.success || problems.length > 0) throw new SettingsError(problems);
  return parsed.data;
}
