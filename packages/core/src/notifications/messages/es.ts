import type { MailMessages } from "./en.ts";

const anomalyNames: Record<string, string> = {
  volume: "Llamadas al modelo",
  cost: "Coste del modelo",
  failures: "Llamadas fallidas al modelo",
  latency: "Espera del modelo",
};

export const es: MailMessages = {
  greeting: (name) => `Hola, ${name}:`,
  buttonFallback: "Si el botón no funciona, abra esta dirección:",
  signInLink: {
    subject: "Su enlace para iniciar sesión",
    body: "Use este enlace para iniciar sesión. Sirve una sola vez, durante los próximos 15 minutos.",
    action: "Iniciar sesión",
    notYou: "Si no lo pidió, no tiene que hacer nada: nadie puede entrar sin este correo.",
  },
  resetPasswordLink: {
    subject: "Elija una contraseña nueva",
    body: "Use este enlace para elegir una contraseña nueva. Sirve una sola vez, durante la próxima hora.",
    action: "Elegir una contraseña nueva",
    notYou: "Si no lo pidió, no tiene que hacer nada: su contraseña no cambia.",
  },
  invitation: {
    subject: (organization) => `Invitación a ${organization}`,
    body: (organization, inviter) =>
      inviter
        ? `${inviter} le invita al soporte de ${organization}.`
        : `Le han invitado al soporte de ${organization}.`,
    action: "Aceptar la invitación",
    validity: "La invitación es solo para esta dirección y caduca en 7 días.",
    notYou: "Si no sabe de qué se trata, puede ignorar este correo.",
  },
  portalAccess: {
    subject: {
      received: (number: string) => `Hemos recibido su solicitud ${number}`,
      wanted: (number: string) => `Su solicitud ${number}`,
    },
    body: {
      received: (number: string) =>
        `Hemos recibido una solicitud desde esta dirección. Su número es ${number}.`,
      wanted: (number: string) => `Aquí puedes leer y responder su solicitud ${number}.`,
    },
    once: "El enlace sirve una sola vez, durante las próximas 24 horas. Puede pedir otro en la página de seguimiento.",
    signIn: "Pertenece a su cuenta: inicie sesión para verla.",
    action: "Abrir la solicitud",
    notYou: "Si no nos ha escrito, no tiene que hacer nada: sin este correo nadie puede ver la solicitud.",
  },
  transcript: {
    subject: (organization: string) => `Su chat con ${organization}`,
    body: "Esto es lo que se dijo en su chat.",
    assistant: "Asistente de IA",
    files: (count: number) => (count === 1 ? "(1 archivo adjunto)" : `(${count} archivos adjuntos)`),
    why: "Se pidió en el chat. Los archivos adjuntos se quedan allí.",
  },
  customerReply: {
    newAnswer: (number: string) => `[${number}] Hay una respuesta`,
    newAnswerBody: "Hemos respondido a su solicitud.",
    solved: "Hemos marcado su solicitud como resuelta:",
    solvedSubject: (number: string) => `[${number}] Resuelta`,
    linkOnce:
      "El enlace sirve una sola vez, durante las próximas 24 horas. Puede pedir otro en la página de seguimiento.",
    subject: (number, subject) => `[${number}] ${subject}`,
    body: (sender) => `${sender} respondió a su solicitud:`,
    action: "Abrir la solicitud",
    files: (count: number) =>
      count === 1
        ? "Incluye un archivo: lo encuentra en esa página."
        : `Incluye ${count} archivos: los encuentra en esa página.`,
    howToAnswer: "Responda en esa página: no se lee el correo enviado a esta dirección.",
    helpful: { question: "¿Le ha servido?", yes: "Sí", no: "No" },
    aiNote:
      "Esta respuesta la escribió una IA a partir de nuestro centro de ayuda. Una persona lee lo que usted responda.",
  },
  adminNotice: {
    subject: {
      bulk_read: (organization) => `${organization}: se leyó más de lo habitual`,
      audit_broken: (organization) => `${organization}: los sellos del historial no coinciden`,
      ai_budget: (organization) => `${organization}: el presupuesto de IA`,
      ai_anomaly: (organization) => `${organization}: el uso de IA se sale de lo normal`,
    },
    body: {
      bulk_read: ({ name = "", records = 0, usual = 0 }) =>
        `${name} leyó ${records} registros en una hora; sus horas de más trabajo tienen unos ${usual}. Puede ser un trabajo grande, o alguien que copia lo que no debe.`,
      audit_broken: () =>
        "El historial o sus sellos no son lo que eran. No se sella nada más hasta que alguien lo revise.",
      ai_budget: ({ share = 0 }) =>
        Number(share) >= 100
          ? "El presupuesto de IA de este mes se ha agotado. Los tickets se clasifican solo con reglas y los chats pasan a personas hasta que acabe el mes o se amplíe el presupuesto."
          : `Se ha usado el ${share} % del presupuesto de IA de este mes.`,
      ai_anomaly: ({ what = "", value = "", usual = "" }) =>
        `${anomalyNames[String(what)] ?? what}: ${value} en la última hora, unos ${usual} en las dos semanas anteriores.`,
    },
    action: "Revisarlo",
    why: "Recibe este correo porque administra la organización.",
  },
};
