type Duration =
  | { unit: "minutes"; minutes: number }
  | { unit: "hours"; hours: number; minutes: number }
  | { unit: "days"; days: number; hours: number };

/** PURE. Minutes in the two units in which a person reads them: 135 is 2 h 15 min. */
export function inUnits(minutes: number): Duration {
  const whole = Math.max(0, Math.round(minutes));
  if (whole < 60) return { unit: "minutes", minutes: whole };
  if (whole < 24 * 60) return { unit: "hours", hours: Math.floor(whole / 60), minutes: whole % 60 };
  const hours = Math.round(whole / 60);
  return { unit: "days", days: Math.floor(hours / 24), hours: hours % 24 };
}
