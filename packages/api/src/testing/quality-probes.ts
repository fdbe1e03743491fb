import { none, org, type Probe } from "./probe.ts";

/** Procedures of the organisation's own test of its AI. */
export const qualityProbes: Record<string, Probe> = {
  "quality.add": none(({ sortedNumber }) => ({ number: sortedNumber })),
  "quality.exclude": org(({ goldenId }) => ({ id: goldenId, isExcluded: true })),
  "quality.golden": none(() => ({ isExcluded: false })),
  "quality.scorecard": none(),
  "quality.start": none(),
};
