/** What people search for: how often in a week, and how it ends. */
export type DemoSearch = {
  query: string;
  perWeek: number;
  /** Nothing is found. */
  inVain?: true;
  /** How many in a hundred go on to write a ticket. */
  tickets: number;
};

export const demoSearches: Record<string, readonly DemoSearch[]> = {
  "2bot": [
    { query: "connect gateway", perWeek: 16, tickets: 6 },
    { query: "webhook not firing", perWeek: 11, tickets: 18 },
    { query: "reset password", perWeek: 9, tickets: 2 },
    { query: "change plan", perWeek: 8, tickets: 5 },
    { query: "invoice vat number", perWeek: 6, tickets: 10 },
    { query: "bot answers twice", perWeek: 5, tickets: 24 },
    { query: "whatsapp template rejected", perWeek: 6, inVain: true, tickets: 35 },
    { query: "dark mode", perWeek: 4, inVain: true, tickets: 4 },
    { query: "sso saml", perWeek: 3, inVain: true, tickets: 30 },
  ],
  arbibase: [
    { query: "rent estimate wrong", perWeek: 14, tickets: 16 },
    { query: "import csv", perWeek: 12, tickets: 7 },
    { query: "roi calculator", perWeek: 10, tickets: 5 },
    { query: "cancel subscription", perWeek: 8, tickets: 9 },
    { query: "refund", perWeek: 6, tickets: 22 },
    { query: "share portfolio", perWeek: 5, tickets: 2 },
    { query: "api rate limit", perWeek: 4, tickets: 12 },
    { query: "mls integration", perWeek: 6, inVain: true, tickets: 28 },
    { query: "mobile app", perWeek: 5, inVain: true, tickets: 3 },
    { query: "canadian properties", perWeek: 3, inVain: true, tickets: 26 },
  ],
  opttius: [
    { query: "imprimir receta", perWeek: 13, tickets: 8 },
    { query: "cambiar cita", perWeek: 11, tickets: 4 },
    { query: "lentes progresivos", perWeek: 8, tickets: 6 },
    { query: "cerrar caja", perWeek: 7, tickets: 14 },
    { query: "inventario sucursal", perWeek: 6, tickets: 12 },
    { query: "factura electrónica", perWeek: 6, tickets: 20 },
    { query: "garantía armazón", perWeek: 5, inVain: true, tickets: 30 },
    { query: "descuento convenio", perWeek: 3, inVain: true, tickets: 22 },
  ],
};
