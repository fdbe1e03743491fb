import { mendedWords } from "./mended-words.ts";
import { wordsOf } from "./words.ts";

/** PURE. How people ask for a person, in each language; told by code, before and whatever a model says (attack I4). */
const someone = {
  en: "(?:a|an|some|any|the|your|one of your|real|actual|live|another)* ?(?:real |actual |live |human )?(?:person|human|human being|agent|someone|somebody|operator|representative|supervisor|manager|people|staff|support|support team|customer service|customer support)",
  es: "(?:con |a |de )*(?:una|un|el|la|su|alguna|algun|otra)* ?(?:persona|humano|humana|ser humano|agente|alguien|operador|operadora|representante|asesor|asesora|supervisor|encargado|ejecutivo|ejecutiva|personal|gente|soporte|atencion al cliente)(?: real| humano| humana)?",
} as const;
const talk = {
  en: "talk|talking|speak|speaking|chat|chatting|connect me|transfer me|put me through|hand me over|pass me|get me|escalate|be connected|be transferred",
  es: "hablar|hable|hablo|chatear|comunicarme|comuniqueme|comunicame|contactar|pasame|paseme|pasenme|pasarme|transfiereme|transfierame|transferirme|conectame|conecteme|conectarme|derivame|atiendame|atienda|atender",
} as const;
const requestTo = {
  en: `(?:${talk.en})(?: (?:this|me))?(?: (?:to|with|on to))? ${someone.en}`,
  es: `(?:${talk.es}) (?:por favor )?${someone.es}`,
} as const;

const requests = [
  new RegExp(`\\b${requestTo.en}\\b`),
  /\b(?:i (?:want|need)|i would like|i'd like|can i (?:have|get)|could i (?:have|get)|give me|let me have|may i have) (?:to )?(?:a |an |some )?(?:real |actual |live )?(?:person|human(?! resources| rights)|human being|agent|operator|representative|supervisor)\b/,
  /\b(?:human|agent|person|representative|operator|customer service|customer support) please\b/,
  /^(?:(?:a )?(?:real |live )?(?:human|person|agent)|operator|representative|human being|customer service)$/,
  /\b(?:is|are) there (?:a|an|any|some) (?:real |actual |live )?(?:person|human|human being|agent|people|humans|somebody|someone)\b.{0,12} (?:talk|speak|chat)\b/,
  /\b(?:not|stop|don't want to|dont want to|do not want to) (?:talk|talking|chat|chatting|speak|speaking) (?:to|with) (?:a |an |this |the )?(?:bot|robot|machine|ai)\b/,
  /\b(?:transfer|connect) me\b/,
  new RegExp(`(?:^| )${requestTo.es}(?: |$)`),
  /(?:^| )(?:quiero|necesito|prefiero|quisiera|dame|deme)(?: que me (?:atienda|llame|ayude))? (?:una|un|a una|a un) ?(?:persona|humano|ser humano|agente|operador|operadora|asesor|asesora|representante|supervisor)(?: |$)/,
  /(?:^| )(?:persona|humano|agente|asesor|asesora|operador|operadora)(?: real| humano| humana)? por favor(?: |$)/,
  /^(?:(?:un |una )?(?:persona|humano|agente|asesor|asesora|operador|operadora)(?: real| humano| humana)?|atencion humana)$/,
  /(?:^| )no quiero (?:hablar|chatear) con (?:un |una |el |este )?(?:bot|robot|maquina|ia)(?: |$)/,
];

/** What says that no person is wanted, and what it is said of. */
const refusals = [
  new RegExp(
    `\\b(?:(?:don't|dont|do not|didn't|did not|wouldn't|would not|not) (?:want|need|wish|like|have|asking|looking|trying)(?: to| for)?|no need (?:to|for)|without|instead of|rather than|(?:don't|dont|do not)(?= (?:transfer|connect|put|hand|pass|get|escalate))) (?:${requestTo.en}|${someone.en}|(?:transfer|connect) me)(?= |$)`,
    "g",
  ),
  new RegExp(
    `(?:^| )(?:no (?:quiero|necesito|deseo|quisiera|hace falta|es necesario|tengo que)(?: que me)?|no me|sin|en vez de|en lugar de) (?:${requestTo.es}|${someone.es}|(?:pase|pases|transfiera|transfieras|conecte|conectes) ${someone.es})(?= |$)`,
    "g",
  ),
];

const longestQuote = 200;
const foreignWords = [
  /```[\s\S]*?(?:```|$)/g,
  /`[^`\n]*`/g,
  /^[ \t]*>.*$/gm,
  new RegExp(`"[^"\\n]{0,${longestQuote}}"|“[^”\\n]{0,${longestQuote}}”|«[^»\\n]{0,${longestQuote}}»`, "g"),
];

/** The writer's own words, without accents and slips: what is quoted, or code, is somebody else's, unless it is all there is. */
function ownWords(text: string): string {
  const given = text.slice(0, 4_000).replace(/\p{Cf}/gu, "");
  const own = wordsOf(foreignWords.reduce((left, quoted) => left.replace(quoted, " . "), given));
  return mendedWords(own.length > 0 ? own : wordsOf(given)).join(" ");
}

/** Whether the text asks to be handed to a person. */
export function asksForPerson(text: string): boolean {
  const said = refusals.reduce((left, refused) => left.replace(refused, " "), ownWords(text));
  return requests.some((pattern) => pattern.test(said.trim()));
}
