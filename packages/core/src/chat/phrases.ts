import type { Locale } from "@handrail/contracts";

export type Phrases = {
  noAnswer: string;
  waiting: string;
  failed: string;
  overBudget: string;
  worried: string;
  unsure: string;
  accepted: (name: string) => string;
  closed: string;
};

/** PURE. What the chat says by itself, in each language. Nothing here claims anything about the organisation. */
export const chatPhrases: Record<Locale, Phrases> = {
  en: {
    noAnswer:
      "I could not find a reliable answer to this in our help centre. A person can help you: choose “Request human help”, or put it another way.",
    waiting: "You asked for a person. You are in the queue; somebody from the team will join here.",
    failed:
      "I cannot answer right now, so I have put you in the queue for a person. Nothing you wrote is lost.",
    overBudget:
      "I have answered as many questions as I can for now, so I have put you in the queue for a person. Nothing you wrote is lost.",
    worried:
      "A person should look at this. You are in the queue; somebody from the team will join here, and nothing you wrote is lost.",
    unsure:
      "I have no reliable answer to this either, so I have put you in the queue for a person. Nothing you wrote is lost.",
    accepted: (name) => `${name} has joined the chat.`,
    closed: "This chat was closed.",
  },
  es: {
    noAnswer:
      "No encontré una respuesta fiable en nuestro centro de ayuda. Una persona puede ayudarle: elija «Pedir ayuda humana» o dígalo de otra manera.",
    waiting: "Pidió hablar con una persona. Está en la cola; alguien del equipo se unirá aquí.",
    failed:
      "Ahora mismo no puedo responder, así que le puse en la cola para que le atienda una persona. No se pierde nada de lo que escribió.",
    overBudget:
      "Ya respondí todas las preguntas que puedo por ahora, así que le puse en la cola para que le atienda una persona. No se pierde nada de lo que escribió.",
    worried:
      "Esto debe verlo una persona. Está en la cola; alguien del equipo se unirá aquí y no se pierde nada de lo que escribió.",
    unsure:
      "Tampoco tengo una respuesta fiable para esto, así que le puse en la cola para que le atienda una persona. No se pierde nada de lo que escribió.",
    accepted: (name) => `${name} se unió al chat.`,
    closed: "El chat se cerró.",
  },
};
