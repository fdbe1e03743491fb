import type { Locale } from "@handrail/contracts";

type Phrases = {
  nobody: string;
  closed: (opensAt: string) => string;
  left: (name: string) => string;
  leftNote: (name: string) => string;
  toAgent: (from: string, to: string) => string;
  toTeam: (from: string, team: string) => string;
  toQueue: (from: string) => string;
  toAssistant: (from: string) => string;
  ticket: (number: string) => string;
  waited: (number: string) => string;
  nudge: string;
  silent: string;
  kept: (number: string) => string;
  archived: string;
};

/** PURE. What a chat says by itself on its way between people, in each language. */
export const routingPhrases: Record<Locale, Phrases> = {
  en: {
    nobody:
      "Nobody from the team is here right now. You can stay in the queue, or open a ticket instead: then the answer comes there. Nothing you wrote is lost.",
    closed: (opensAt) =>
      `The team is not here right now and is back on ${opensAt}. You can stay in the queue, or open a ticket instead: then the answer comes there. Nothing you wrote is lost.`,
    left: (name) =>
      `${name} had to leave. You are first in the queue again; whoever joins reads what you wrote.`,
    leftNote: (name) => `${name} is no longer there; the chat went back into the queue by itself.`,
    toAgent: (from, to) => `${from} is handing you over to ${to}, who reads what you wrote.`,
    toTeam: (from, team) =>
      `${from} is handing you over to the team ${team}. Whoever joins reads what you wrote.`,
    toQueue: (from) => `${from} has put you first in the queue again. Whoever joins reads what you wrote.`,
    toAssistant: (from) =>
      `${from} has left the chat and the assistant answers again. You can ask for a person at any time.`,
    ticket: (number) => `This conversation goes on as ticket ${number}; the answer comes there.`,
    waited: (number) =>
      `Nobody could join in time, and we are sorry. So that nothing is lost, this conversation goes on as ticket ${number}; the answer comes there.`,
    nudge: "Are you still there? If nothing more is written, this chat will be closed.",
    silent: "This chat was closed because nothing more was written.",
    kept: (number) => `What was said here is kept as ticket ${number}. Write there, and it goes on.`,
    archived: "The chat ended because the customer wrote nothing more.",
  },
  es: {
    nobody:
      "Ahora mismo no hay nadie del equipo. Puede quedarse en la cola o abrir un ticket: la respuesta llegará allí. No se pierde nada de lo que escribió.",
    closed: (opensAt) =>
      `Ahora mismo el equipo no está; vuelve el ${opensAt}. Puede quedarse en la cola o abrir un ticket: la respuesta llegará allí. No se pierde nada de lo que escribió.`,
    left: (name) =>
      `${name} tuvo que irse. Vuelve a ser el primero de la cola; quien se una leerá lo que escribió.`,
    leftNote: (name) => `${name} ya no está; el chat volvió a la cola por sí solo.`,
    toAgent: (from, to) => `${from} le pasa con ${to}, que leerá lo que escribió.`,
    toTeam: (from, team) => `${from} le pasa con el equipo ${team}. Quien se una leerá lo que escribió.`,
    toQueue: (from) =>
      `${from} le ha puesto de nuevo al principio de la cola. Quien se una leerá lo que escribió.`,
    toAssistant: (from) =>
      `${from} salió del chat y vuelve a responder el asistente. Puede pedir una persona en cualquier momento.`,
    ticket: (number) => `Esta conversación continúa como el ticket ${number}; la respuesta llegará allí.`,
    waited: (number) =>
      `Nadie pudo unirse a tiempo, y lo sentimos. Para que no se pierda nada, esta conversación continúa como el ticket ${number}; la respuesta llegará allí.`,
    nudge: "¿Sigue ahí? Si no se escribe nada más, este chat se cerrará.",
    silent: "Este chat se cerró porque no se escribió nada más.",
    kept: (number) =>
      `Lo que se dijo aquí queda guardado como el ticket ${number}. Escriba allí y continuará.`,
    archived: "El chat terminó porque el cliente no escribió nada más.",
  },
};
