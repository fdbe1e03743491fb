/**
 * PURE. Text that speaks to a machine and not to readers: no answer rests on it and no model is shown it (attack I1).
 * Only a first line of defence; what a model says is checked all the same.
 */
const orders = [
  /\b(?:ignore|disregard|forget|bypass)\b[^.\n]{0,40}\b(?:instructions?|prompts?|guidelines|(?:previous|prior|above|your) rules|everything (?:above|before))\b/i,
  /(?:^|\n)\s*(?:\W{0,4})(?:system|assistant|developer)\W{0,4}:\s/i,
  /<\/?data>|<\|[a-z_]+\|>|\[\/?INST\]/i,
  /\bfrom now on,? you (?:are|will|must|shall)\b/i,
  /\byou are (?:now )?in \w+ mode\b/i,
  /\b(?:reveal|print|repeat|leak) (?:the|your|all)\b[^.\n]{0,30}\b(?:system prompt|instructions|secrets?)\b/i,
  /(?:^|[^\p{L}])(?:ignora|olvida|desobedece|omite)[^.\n]{0,40}(?:instrucciones|reglas anteriores|tus reglas|lo anterior)/iu,
  /(?:^|\n)\s*(?:\W{0,4})(?:sistema|asistente)\W{0,4}:\s/i,
  /(?:^|[^\p{L}])(?:a partir de ahora|desde ahora),? (?:eres|serás|debes)(?:[^\p{L}]|$)/iu,
];

/** Whether a text gives orders to whoever reads it as a machine, in either language. */
export const givesOrders = (text: string) => orders.some((pattern) => pattern.test(text));
