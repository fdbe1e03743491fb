import { wordsOf } from "./words.ts";

/** PURE. How people ask for a person, in each language; told by code, before and whatever a model says (attack I4). */
const someone = {
  en: "(?:a|an|some|any|the|your|one of your|real|actual|live|another)* ?(?:real |actual |live )?(?:person|human|human being|agent|someone|somebody|operator|representative|supervisor|manager|people|staff|support team)",
  es: "(?:con |a |de )*(?:una|un|el|la|su|alguna|algún|otra)* ?(?:persona|humano|humana|agente|alguien|operador|operadora|representante|asesor|asesora|supervisor|encargado|ejecutivo|ejecutiva)(?: real| humano| humana)?",
} as const;

const requests = [
  new RegExp(
    `\\b(?:talk|speak|chat|connect me|transfer me|put me through|hand me over|pass me|get me|escalate)(?: (?:this|me))?(?: (?:to|with|on to))? ${someone.en}\\b`,
  ),
  /\b(?:i (?:want|need)|i would like|i'd like|can i (?:have|get)|could i (?:have|get)|give me|let me have|may i have) (?:to )?(?:a |an |some )?(?:real |actual |live )?(?:person|human|human being|agent|operator|representative|supervisor)\b/,
  /\b(?:human|agent|person|representative) please\b/,
  /^(?:human|agent|person|operator|representative|real person|live agent)$/,
  /\b(?:not|stop|don't want to|do not want to) (?:talk|talking|chat|chatting|speak|speaking) (?:to|with) (?:a |an |this |the )?(?:bot|robot|machine|ai)\b/,
  /\b(?:transfer|connect) me\b/,
  new RegExp(
    `(?:^| )(?:hablar|hable|hablo|chatear|comunicarme|comuníqueme|comunicame|comunícame|contactar|pásame|páseme|pásenme|transfiéreme|transfiérame|conéctame|conécteme|derívame|atiéndame|atienda|atender) (?:por favor )?${someone.es}(?: |$)`,
  ),
  /(?:^| )(?:quiero|necesito|prefiero|quisiera|dame|deme)(?: que me (?:atienda|llame|ayude))? (?:una|un|a una|a un) ?(?:persona|humano|agente|operador|operadora|asesor|asesora|representante|supervisor)(?: |$)/,
  /(?:^| )(?:persona|humano|agente|asesor|asesora) por favor(?: |$)/,
  /^(?:persona|humano|agente|asesor|asesora|operador|operadora)$/,
  /(?:^| )no quiero (?:hablar|chatear) con (?:un |una |el |este )?(?:bot|robot|máquina|ia)(?: |$)/,
];

/** Whether the text asks to be handed to a person. */
export function asksForPerson(text: string): boolean {
  const folded = wordsOf(text.slice(0, 4_000)).join(" ");
  return requests.some((pattern) => pattern.test(folded));
}
