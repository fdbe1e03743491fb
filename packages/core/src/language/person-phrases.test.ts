import { expect, it } from "vitest";
import { asksForPerson } from "./person-phrases.ts";

it.each([
  "I want to talk to a person",
  "can I speak with a real human please?",
  "Let me talk to someone",
  "human please",
  "Agent",
  "transfer me",
  "I need a human",
  "I don't want to talk to a bot",
  "connect me with an agent",
  "could I get a real person?",
  "Quiero hablar con una persona",
  "¿puedo hablar con alguien?",
  "necesito un agente",
  "pásame con un humano",
  "Quiero que me atienda una persona",
  "no quiero hablar con un bot",
  "agente, por favor",
  "Can I talk to someone real?",
  "is there a human I can talk to?",
  "Why do you not connect me with a human",
  "I don't want to talk to a bot, I want to talk to a person",
  "quiero hablar con un ser humano",
  "no me sirve, pásame con alguien",
  "no puedo hablar con una persona?",
  "Quiero hablar con atención al cliente",
])("hears it in “%s”", (text) => expect(asksForPerson(text)).toBe(true));

it.each([
  "HUMAN PLEASE!!!",
  "need to spaek with a humna",
  "put me throught to... speak to an agnet",
  "I want to talk to a persn",
  "dont want to talk to a bot",
  "pasame con una persona",
  "QUIERO HAVLAR CON UN AJENTE",
  "nesecito hablar con alguein",
  "per\u200bson please",
  "ｈｕｍａｎ ｐｌｅａｓｅ",
])("hears it however it is typed, in “%s”", (text) => expect(asksForPerson(text)).toBe(true));

it.each([
  "I don't want to talk to a person",
  "please do not transfer me",
  "No need to speak to an agent",
  "How do I do this without talking to a person?",
  "no quiero hablar con una persona",
  "¿puedo cambiarlo sin hablar con un agente?",
  "no me pases con una persona",
  'The button "talk to a person" is grey',
  "Your page says “human please” at the end",
  "`connect me` fails in the terminal",
  "> I want to talk to a person\nis what the mail says; how do I turn it off?",
])("does not hear it where it is not wanted, or another's words, in “%s”", (text) =>
  expect(asksForPerson(text)).toBe(false),
);

it("hears it where nothing but a quotation is said", () =>
  expect(asksForPerson('"I want to talk to a person"')).toBe(true));

it.each([
  "How do I invite a person to my workspace?",
  "My bot does not talk to customers",
  "Which agent plan do you have?",
  "The agent view is slow",
  "¿Cómo agrego una persona al equipo?",
  "El agente de ventas no ve las recetas",
  "How many people can be in a group?",
  "Mis clientes hablan con un agente de ventas",
  "I need agents to see the list",
  "I need human resources data",
  "quiero personalizar el correo",
  "",
])("does not hear it in “%s”", (text) => expect(asksForPerson(text)).toBe(false));
