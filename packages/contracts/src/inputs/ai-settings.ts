import { z } from "zod";

/** How sure is sure enough: below half, chance decides; certainty never comes. */
const thresholdLimits = { least: 0.5, most: 0.99 } as const;

const threshold = z.number().min(thresholdLimits.least).max(thresholdLimits.most);
const pair = z.strictObject({ category: z.string().min(1).max(100), intent: z.string().min(1).max(100) });

const aiSettings = z.strictObject({
  aiReplies: z.boolean(),
  confidenceThreshold: threshold,
  autoSendThreshold: threshold.nullable(),
  autoSendPairs: z.array(pair).max(200),
});
export type AiSettings = z.output<typeof aiSettings>;

/** Nothing goes out by itself that a person would have had to read. */
const inOrder = ({ confidenceThreshold, autoSendThreshold }: AiSettings) =>
  autoSendThreshold === null || autoSendThreshold >= confidenceThreshold;
const sound = aiSettings.refine(inOrder, {
  path: ["autoSendThreshold"],
  message: "at least the confidence threshold",
});

/** `seen` is how the settings were when the admin began to edit them. */
export const changeAiSettingsInput = z.strictObject({ seen: aiSettings, settings: sound });
export const tryAiSettingsInput = z.strictObject({ settings: sound });
