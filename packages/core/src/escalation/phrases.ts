import type { EscalationStop, EscalationTarget, EscalationTrigger, Locale } from "@handrail/contracts";

type Words = {
  triggers: Record<EscalationTrigger | "manual", string>;
  targets: Record<Exclude<EscalationTarget, "team" | "member">, string>;
  stops: Record<EscalationStop, string>;
  escalated: (to: string, why: string) => string;
  stopped: (why: string) => string;
};

/** PURE. What the thread says of an escalation, to the staff. */
export const phrases: Record<Locale, Words> = {
  en: {
    triggers: {
      critical: "it is critical",
      angry: "the customer is angry",
      low_confidence: "triage is not sure",
      unsolved: "answers have not solved it",
      not_helpful: "an answer was not helpful",
      asked: "the customer asked for a person",
      manual: "asked by a colleague",
    },
    targets: {
      skilled: "somebody who knows the category",
      admin: "an admin",
      operations: "provider operations",
    },
    stops: {
      too_often: "it has been handed up often enough",
      back_to_sender: "it would go back to who handed it on",
      no_target: "there is nobody to take it",
    },
    escalated: (to, why) => `Escalated to ${to}: ${why}.`,
    stopped: (why) => `Not escalated any further: ${why}. A person decides how it goes on.`,
  },
  es: {
    triggers: {
      critical: "es crítico",
      angry: "el cliente está molesto",
      low_confidence: "la clasificación no es segura",
      unsolved: "las respuestas no lo han resuelto",
      not_helpful: "una respuesta no ayudó",
      asked: "el cliente pidió una persona",
      manual: "a petición de un colega",
    },
    targets: {
      skilled: "alguien que conoce la categoría",
      admin: "un administrador",
      operations: "operaciones del proveedor",
    },
    stops: {
      too_often: "ya se ha escalado bastantes veces",
      back_to_sender: "volvería a quien lo pasó",
      no_target: "no hay nadie que lo tome",
    },
    escalated: (to, why) => `Escalado a ${to}: ${why}.`,
    stopped: (why) => `No se escala más: ${why}. Una persona decide cómo sigue.`,
  },
};
