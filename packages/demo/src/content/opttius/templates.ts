import type { DemoTemplate } from "../types.ts";

export const templates: DemoTemplate[] = [
  {
    name: "Recibido",
    shortcut: "recibido",
    body: "Hola {{customer_name}}:\n\nGracias por escribirnos. Su solicitud {{ticket_number}} ya está con nuestro equipo y le responderemos hoy.\n\n{{agent_name}}, {{organization_name}}",
  },
  {
    name: "Estado del pedido",
    shortcut: "pedido",
    category: "pedidos",
    body: "Hola {{customer_name}}:\n\nSu pedido {{order_number}} ({{product_name}}) está en el laboratorio. Le avisaremos en cuanto llegue a su sucursal; suele tardar entre cinco y siete días hábiles.",
  },
  {
    name: "Listo para retirar",
    shortcut: "retiro",
    category: "pedidos",
    body: "Hola {{customer_name}}:\n\nSu pedido {{order_number}} ya está en la sucursal. Puede retirarlo con su carné; el ajuste no tiene costo.",
  },
  {
    name: "Copia de la receta",
    shortcut: "receta",
    category: "recetas",
    body: "Hola {{customer_name}}:\n\nPara enviarle la copia de su receta necesitamos confirmar su RUT y la fecha aproximada del examen.",
  },
  {
    name: "Garantía: cómo seguimos",
    shortcut: "garantia",
    category: "garantias",
    body: "Hola {{customer_name}}:\n\nSu caso queda cubierto por la garantía. Acérquese con los lentes a cualquier sucursal y mencione el número {{ticket_number}}.",
  },
  {
    name: "Resuelto",
    shortcut: "resuelto",
    body: "Hola {{customer_name}}:\n\nYa está resuelto. {{resolution_details}}\n\nSi vuelve a ocurrir, responda aquí y retomamos su caso.",
  },
];
