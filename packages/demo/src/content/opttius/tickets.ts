import type { DemoTicket } from "../types.ts";
import { garantias } from "./tickets/garantias.ts";
import { internos } from "./tickets/internos.ts";
import { pagos } from "./tickets/pagos.ts";
import { pedidos } from "./tickets/pedidos.ts";
import { publicos } from "./tickets/publicos.ts";
import { recetas } from "./tickets/recetas.ts";

export const tickets: DemoTicket[] = [
  ...pedidos,
  ...recetas,
  ...garantias,
  ...pagos,
  ...internos,
  ...publicos,
];
