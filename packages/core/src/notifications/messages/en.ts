type NoticeFigures = Record<string, string | number>;

const anomalyNames: Record<string, string> = {
  volume: "Calls of the model",
  cost: "Cost of the model",
  failures: "Failed calls of the model",
  latency: "Waiting time for the model",
};

/** The words of our mails. `es.ts` has the same keys. */
export const en = {
  greeting: (name: string) => `Hello ${name},`,
  buttonFallback: "If the button does not work, open this address:",
  signInLink: {
    subject: "Your sign-in link",
    body: "Use this link to sign in. It works once, within the next 15 minutes.",
    action: "Sign in",
    notYou: "If you did not ask for it, you need not do anything: nobody can sign in without this mail.",
  },
  resetPasswordLink: {
    subject: "Choose a new password",
    body: "Use this link to choose a new password. It works once, within the next hour.",
    action: "Choose a new password",
    notYou: "If you did not ask for it, you need not do anything: your password stays as it is.",
  },
  invitation: {
    subject: (organization: string) => `You are invited to ${organization}`,
    body: (organization: string, inviter: string | null) =>
      inviter
        ? `${inviter} invites you to ${organization}'s support.`
        : `You are invited to ${organization}'s support.`,
    action: "Accept the invitation",
    validity: "The invitation is for this address only and expires in 7 days.",
    notYou: "If you do not know what this is about, you can ignore this mail.",
  },
  portalAccess: {
    subject: {
      received: (number: string) => `We have your request ${number}`,
      wanted: (number: string) => `Your request ${number}`,
    },
    body: {
      received: (number: string) => `We have received a request from this address. Its number is ${number}.`,
      wanted: (number: string) => `Here you can read and answer your request ${number}.`,
    },
    once: "The link works once, within the next 24 hours. You can ask for another on the page where requests are tracked.",
    signIn: "It belongs to your account: sign in to see it.",
    action: "Open the request",
    notYou:
      "If you did not write to us, you need not do anything: without this mail nobody can see the request.",
  },
  transcript: {
    subject: (organization: string) => `Your chat with ${organization}`,
    body: "Here is what was said in your chat.",
    assistant: "AI assistant",
    files: (count: number) => (count === 1 ? "(1 attachment)" : `(${count} attachments)`),
    why: "It was asked for in the chat. Attachments stay there.",
  },
  customerReply: {
    newAnswer: (number: string) => `[${number}] There is an answer`,
    newAnswerBody: "We have answered your request.",
    solved: "We have marked your request as solved:",
    solvedSubject: (number: string) => `[${number}] Solved`,
    linkOnce:
      "The link works once, within the next 24 hours. You can ask for another on the page where requests are tracked.",
    subject: (number: string, subject: string) => `[${number}] ${subject}`,
    body: (sender: string) => `${sender} answered your request:`,
    action: "Open the request",
    files: (count: number) =>
      count === 1
        ? "A file comes with it: you find it on that page."
        : `${count} files come with it: you find them on that page.`,
    howToAnswer: "Please answer on that page: mail to this address is not read.",
    helpful: { question: "Was this helpful?", yes: "Yes", no: "No" },
    aiNote: "This answer was written by AI from our help centre. A person reads what you write back.",
  },
  adminNotice: {
    subject: {
      bulk_read: (organization: string) => `${organization}: unusually much was read`,
      audit_broken: (organization: string) => `${organization}: the history's seals do not match`,
      ai_budget: (organization: string) => `${organization}: the AI budget`,
      ai_anomaly: (organization: string) => `${organization}: AI use is out of the ordinary`,
    },
    body: {
      bulk_read: ({ name = "", records = 0, usual = 0 }: NoticeFigures) =>
        `${name} read ${records} records within one hour; busy hours of the same person have about ${usual}. This can be a large piece of work, or somebody who copies what they should not.`,
      audit_broken: () =>
        "The history or the seals over it are not what they were. Nothing more is sealed until somebody has looked into it.",
      ai_budget: ({ share = 0 }: NoticeFigures) =>
        Number(share) >= 100
          ? "The AI budget of this month is used up. Tickets are sorted by rules alone and chats go to people until the month ends or the budget is raised."
          : `${share} % of this month's AI budget is used.`,
      ai_anomaly: ({ what = "", value = "", usual = "" }: NoticeFigures) =>
        `${anomalyNames[String(what)] ?? what}: ${value} in the last hour, about ${usual} in the two weeks before.`,
    },
    action: "Look into it",
    why: "You get this because you are an admin.",
  },
};

export type MailMessages = typeof en;
