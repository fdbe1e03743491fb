import type { Locale } from "@handrail/contracts";

type Phrases = {
  greeting: (name: string | null) => string;
  steps: string;
  readMore: (link: string) => string;
  deepLink: Record<"upgrade" | "cancel" | "invoice" | "status", (link: string) => string>;
  linkText: Record<"upgrade" | "cancel" | "invoice" | "status", string>;
};

/** PURE. The words that the composer puts around an answer, in each language. */
export const phrases: Record<Locale, Phrases> = {
  en: {
    greeting: (name) => (name ? `Hi ${name},` : "Hi,"),
    steps: "Here is how:",
    readMore: (link) => `The whole article: ${link}`,
    deepLink: {
      upgrade: (link) => `You can change your plan here: ${link}`,
      cancel: (link) => `You can cancel here: ${link}`,
      invoice: (link) => `Your invoices are here: ${link}`,
      status: (link) => `The current state of our systems: ${link}`,
    },
    linkText: { upgrade: "Plans", cancel: "Cancel plan", invoice: "Invoices", status: "Status page" },
  },
  es: {
    greeting: (name) => (name ? `Hola, ${name}:` : "Hola:"),
    steps: "Así se hace:",
    readMore: (link) => `El artículo completo: ${link}`,
    deepLink: {
      upgrade: (link) => `Puedes cambiar de plan aquí: ${link}`,
      cancel: (link) => `Puedes cancelar aquí: ${link}`,
      invoice: (link) => `Tus facturas están aquí: ${link}`,
      status: (link) => `El estado actual de nuestros sistemas: ${link}`,
    },
    linkText: { upgrade: "Planes", cancel: "Cancelar el plan", invoice: "Facturas", status: "Estado" },
  },
};
