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
])("hears it in “%s”", (text) => expect(asksForPerson(text)).toBe(true));

it.each([
  "How do I invite a person to my workspace?",
  "My bot does not talk to customers",
  "Which agent plan do you have?",
  "The agent view is slow",
  "¿Cómo agrego una persona al equipo?",
  "El agente de ventas no ve las recetas",
  "How many people can be in a group?",
  "",
])("does not hear it in “%s”", (text) => expect(asksForPerson(text)).toBe(false));
