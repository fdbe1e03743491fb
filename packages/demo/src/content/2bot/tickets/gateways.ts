import { agent, approved, customer, defineTickets, draft, note } from "../../define.ts";
import {
  amina,
  beatriz,
  dara,
  felix,
  jonas,
  kenji,
  maya,
  oskar,
  priya,
  rashid,
  sofia,
  victor,
} from "../addresses.ts";

export const gatewayTickets = defineTickets([
  {
    subject: "Ceramics shop bot shows 401 since this afternoon",
    opening:
      "Hi, my shop bot stopped at around 14:00. The gateway is red and says `401 Unauthorized`. I have not changed anything today. Orders normally come in through this bot, so I'd be grateful for a quick look.",
    turns: [
      draft(
        "fix-a-disconnected-gateway",
        0.91,
        "Hello Maya,\n\n`401 Unauthorized` means that Telegram no longer accepts the bot's token; it was revoked or replaced.\n\n1. In Telegram, open **@BotFather**, send `/mybots`, choose your bot, then **API Token**.\n2. In 2Bot, open the gateway and choose **Settings → Replace token**.\n3. Paste the whole line, press **Save and reconnect** and wait for the green dot.\n\nYour plugins and settings stay as they are.",
      ),
    ],
    requester: maya,
    type: "bug",
    category: "gateways",
    intent: "gateway_disconnected",
    severity: "high",
    priority: "high",
    status: "open",
    daysAgo: 0.07,
    context: {
      url: "https://app.2bot.example/gateways/lindgren_ceramics_bot",
      pageTitle: "Gateways",
      browser: "Chrome 141",
      os: "macOS 15",
      viewport: "1440 × 812",
      language: "en-SE",
      timeZone: "Europe/Stockholm",
      recentActions: [
        { action: "Opened gateway @lindgren_ceramics_bot", minutesBefore: 6 },
        { action: "Pressed Reconnect", minutesBefore: 5 },
        { action: "Reconnect failed with 401", minutesBefore: 5 },
        { action: "Opened the help centre", minutesBefore: 2 },
      ],
      facts: [
        { label: "@lindgren_ceramics_bot", value: "Error 401", ok: false },
        { label: "OpenAI gateway", value: "Connected", ok: true },
      ],
    },
  },
  {
    subject: "409 Conflict comes back every few minutes",
    opening:
      "My signals bot goes red with “409 Conflict: terminated by other getUpdates request”, I press Reconnect, it is green for some minutes and then red again. Subscribers pay for these signals. What is fighting with it?",
    turns: [
      agent(
        "Hi Victor, 409 means that a second program collects the messages of @hale_signals_bot. Each time it starts, it takes over, and each time you press Reconnect we take it back. Do you have a script, a server or another service that still knows this token?",
      ),
      customer(
        "I had a Python script on a VPS last year but I cancelled that server months ago. Nobody else has the token as far as I know.",
      ),
      note(
        "getWebhookInfo flips between our address and an empty url about every 4 minutes, 24 h a day. Looks like a supervised process that restarts, so a server rather than a laptop.",
      ),
      agent(
        "It restarts every four minutes around the clock, so it is a server. Since you cannot find it, let us lock it out instead: send `/revoke` to **@BotFather**, choose the bot, and paste the new token under **Settings → Replace token**. The old token is dead from that second on, wherever it is running.",
      ),
      customer("Done. Green for twenty minutes now."),
      agent(
        "Good. I watched it for an hour: no more conflicts, and the 31 waiting messages were delivered. One more thing: whoever runs that script could read your subscribers' messages until today. If it was not you, please look through your VIP list for names you do not know.",
      ),
      customer(
        "It was mine after all. The hoster had “suspended” the VPS, not deleted it. Thanks for not letting go.",
      ),
    ],
    requester: victor,
    type: "bug",
    category: "gateways",
    intent: "webhook",
    severity: "critical",
    priority: "urgent",
    status: "closed",
    daysAgo: 23.4,
    assignee: dara,
    firstResponseMinutes: 9,
    resolveHours: 5.2,
    resolution:
      "A forgotten script on a suspended server kept polling with the same token. The token was revoked and replaced; no conflicts since.",
    rating: { score: 5, comment: "Dara found it without ever seeing my server." },
    context: {
      url: "https://app.2bot.example/gateways/hale_signals_bot",
      browser: "Firefox 143",
      os: "Windows 11",
      viewport: "1920 × 969",
      facts: [
        { label: "@hale_signals_bot", value: "Error 409", ok: false },
        { label: "@hale_vip_bot", value: "Connected", ok: true },
      ],
    },
  },
  {
    subject: "Second gateway hangs on Connecting",
    opening:
      "I added a second bot for spare parts. I pasted the token from BotFather and it has been on “Connecting” for twenty minutes. Is my token wrong?",
    turns: [
      approved(
        "fix-a-disconnected-gateway",
        0.86,
        dara,
        "Hello Oskar,\n\nmore than a minute on amber nearly always means that the token was pasted with a space or a line break. Copy it again from **@BotFather**, including the digits before the colon, and paste it under **Settings → Replace token**. The dot should turn green within ten seconds.",
      ),
    ],
    requester: oskar,
    type: "question",
    category: "gateways",
    intent: "bot_token",
    status: "pending_customer",
    daysAgo: 0.6,
    assignee: dara,
    firstResponseMinutes: 14,
    context: {
      url: "https://app.2bot.example/gateways/new",
      browser: "Samsung Internet 28",
      os: "Android 15",
      viewport: "412 × 780",
      facts: [{ label: "@nowak_parts_bot", value: "Connecting for 21 min", ok: false }],
    },
  },
  {
    subject: "OpenAI gateway says insufficient_quota although I pay for ChatGPT",
    opening:
      "I have a paid ChatGPT subscription, but the gateway test says `insufficient_quota`. The key is brand new, I copied it a minute ago.",
    turns: [
      approved(
        "connect-an-ai-gateway",
        0.94,
        dara,
        "Hello Sofia,\n\na chat subscription does not cover the API: it is billed separately. Add a payment method or some credit in the API section of your provider account, wait a few minutes and press **Test** again. `insufficient_quota` means exactly this: the key is fine, but there is nothing to pay with.",
      ),
      customer("Ah! I had no idea these were two things. Works now."),
    ],
    requester: sofia,
    type: "integration",
    category: "gateways",
    intent: "ai_key",
    status: "closed",
    daysAgo: 44.2,
    assignee: dara,
    firstResponseMinutes: 6,
    resolveHours: 1.1,
    resolution: "API credit was missing at the provider; the key works since credit was added.",
    rating: { score: 5 },
  },
  {
    subject: "AI answers stop every evening around eight",
    opening:
      "Between 20:00 and 22:00 most answers of the study bot fail with 429. During the day all is well. I am on Pro with you and have not reached my runs. Can you raise the limit?",
    turns: [
      agent(
        "Hi Priya, the 429 comes from your AI provider, so raising something on our side would not help. I looked at yesterday evening: 61 requests a minute at the peak, but 118,000 tokens a minute, and your provider account allows 90,000. It is the length that hits the ceiling, not the number.",
      ),
      customer("Why are they so long? Students ask one-line questions."),
      agent(
        "Because the plugin remembers the last 30 messages and sends them along each time. Set **Remember the last messages** to 6 and the peak falls to about 40,000 tokens. I would also add a fallback gateway for exam weeks. Shall I wait until you have seen one evening with the new setting?",
      ),
    ],
    requester: priya,
    type: "performance",
    category: "gateways",
    intent: "rate_limit",
    severity: "high",
    status: "pending_customer",
    daysAgo: 1.8,
    assignee: dara,
    firstResponseMinutes: 38,
    context: {
      url: "https://app.2bot.example/runs?result=failed",
      pageTitle: "Runs",
      browser: "Chrome 141",
      os: "Windows 11",
      viewport: "1536 × 730",
      facts: [
        { label: "OpenAI gateway", value: "Rate limited", ok: false },
        { label: "Failed runs, last 24 h", value: "212", ok: false },
      ],
    },
  },
  {
    subject: "Token was visible in a screenshot on our forum",
    opening:
      "A volunteer posted a screenshot of our settings in a public forum and the complete bot token was readable. It was online for about two hours. What should we do now, and can you see whether somebody used it?",
    turns: [
      agent(
        "Hi Amina, please do this first, before reading on: **@BotFather → /revoke → your bot**. From that moment the published token is worthless. Then paste the new one in 2Bot under **Settings → Replace token**.",
      ),
      customer("Revoked and replaced. It took less than a minute."),
      note(
        "Checked: webhook address never changed, no 409 in the window, no outgoing calls that did not come from us as far as Telegram shows.",
      ),
      agent(
        "Well done, that was quick. I checked the two hours: the webhook stayed ours and there was no conflict, so nobody collected your messages. What we cannot see is whether somebody *sent* with the token. If a subscriber reports a strange message, send us its time and we will compare it with your runs.",
      ),
      customer("Nothing reported so far. Thank you for the calm instructions, this helped a lot."),
    ],
    requester: amina,
    type: "account",
    category: "gateways",
    intent: "bot_token",
    severity: "critical",
    priority: "urgent",
    source: "chat",
    status: "closed",
    daysAgo: 31.5,
    assignee: dara,
    firstResponseMinutes: 4,
    resolveHours: 2.4,
    resolution: "Token revoked and replaced within minutes of the report. No sign of use by others.",
    rating: { score: 5, comment: "Exactly the right order: first act, then explain." },
  },
  {
    subject: "Can one bot be connected to two workspaces?",
    opening:
      "We have a workspace for testing and one for production. May I add the same Telegram bot to both?",
    turns: [
      approved(
        "webhooks-and-polling",
        0.88,
        felix,
        "Hello Rashid,\n\na bot can have only one reader, so the same bot in two workspaces would end in `409 Conflict`. Create a second bot with **@BotFather** for testing; it is free and takes a minute. Plugins can be moved between workspaces with **Export** and **Import**.",
      ),
    ],
    requester: rashid,
    type: "question",
    category: "gateways",
    intent: "webhook",
    severity: "low",
    status: "closed",
    daysAgo: 52.1,
    assignee: felix,
    firstResponseMinutes: 22,
    resolveHours: 0.4,
    resolution: "One reader per bot; recommended a separate test bot.",
  },
  {
    subject: "Anthropic key works in the test but fails in the coach plugin",
    opening:
      "The gateway test is green and lists all models. In the coach plugin each AI step fails with `model_not_found`. Same gateway, same key.",
    turns: [
      agent(
        "Hi Jonas, the step *Weekly plan* has its own model chosen, and that one was withdrawn by the provider last week. The gateway test uses the default model, which is why it stays green. Choose **Default of the gateway** in the step and save.",
      ),
      customer("That was it. It would be nice if the test told me."),
      agent(
        "Agreed, and it is now a request with our product team: the test should also check the models that steps have pinned. I linked your ticket to it, so you will hear when it ships.",
      ),
    ],
    requester: jonas,
    type: "integration",
    category: "gateways",
    intent: "ai_key",
    status: "resolved",
    daysAgo: 4.3,
    assignee: felix,
    firstResponseMinutes: 17,
    resolveHours: 3.5,
    resolution: "The step was pinned to a model that no longer exists; set to the gateway's default.",
  },
  {
    subject: "Webhook pending count keeps growing",
    opening:
      "getWebhookInfo says 412 pending updates and `Read timeout expired`. Your status page is all green. Reports from citizens arrive up to forty minutes late.",
    turns: [
      agent(
        "Hi Rashid, thank you for the output, that saves us a round. Your bot is on our ingest node eu-3, and so are two other bots with the same symptom. I have passed it to engineering and will write again within the hour.",
      ),
      note(
        "Escalated: eu-3 accepts connections but answers after 55 s. On-call engineer is Pavel. Three workspaces affected; status page entry is being prepared.",
      ),
    ],
    requester: rashid,
    type: "bug",
    category: "gateways",
    intent: "webhook",
    severity: "critical",
    priority: "urgent",
    source: "api",
    status: "escalated",
    daysAgo: 0.12,
    assignee: dara,
    firstResponseMinutes: 11,
    context: {
      url: "https://app.2bot.example/gateways/cityfix_reports_bot",
      browser: "Edge 141",
      os: "Windows 11",
      viewport: "1680 × 920",
      recentActions: [
        { action: "Opened gateway @cityfix_reports_bot", minutesBefore: 12 },
        { action: "Pressed Reconnect", minutesBefore: 9 },
      ],
      facts: [
        { label: "@cityfix_reports_bot", value: "Connected, 412 pending", ok: false },
        { label: "Ingest node", value: "eu-3" },
      ],
    },
    links: { sentryEventId: "b69ceaa48cea3f4acd8c47d6026469b3" },
  },
  {
    subject: "Does a self-hosted model work as AI gateway?",
    opening:
      "I run a model on my own machine with an OpenAI-style API. Can 2Bot use it, and does it need to be public?",
    turns: [
      draft(
        "connect-an-ai-gateway",
        0.79,
        "Hello Kenji,\n\nyes: choose **Gateways → Add gateway → AI → Compatible endpoint** and enter the base address, for example `https://llm.example.com/v1`. 2Bot calls it over the internet, so the address has to be reachable from outside.",
      ),
    ],
    requester: kenji,
    type: "question",
    category: "gateways",
    intent: "ai_key",
    severity: "low",
    status: "open",
    daysAgo: 0.3,
  },
  {
    subject: "Gateway for reservations went red overnight, then recovered",
    opening:
      "At 03:12 I got the e-mail “gateway in error”, at 03:40 “connected again”. Do I need to do something?",
    turns: [
      agent(
        "Hi Beatriz, no. Telegram had a hiccup in its European data centre that night. Your three waiting messages were delivered at 03:41, and nothing was lost. You can raise the delay before such e-mails under **Workspace → Alerts**; 30 minutes is a good value for a restaurant.",
      ),
    ],
    requester: beatriz,
    type: "question",
    category: "gateways",
    intent: "gateway_disconnected",
    severity: "low",
    priority: "low",
    status: "closed",
    daysAgo: 37.8,
    assignee: dara,
    firstResponseMinutes: 52,
    resolveHours: 0.9,
    resolution: "Short outage at Telegram; messages were delivered when it ended.",
    rating: { score: 4 },
  },
  {
    subject: "How long may a broadcast to 8,000 people take?",
    opening:
      "Our last alert took almost six minutes to reach everybody. For a storm warning that is long. Is that normal?",
    turns: [
      approved(
        "rate-limits-telegram-and-ai",
        0.92,
        dara,
        "Hello Amina,\n\nyes, that is Telegram's limit for all chats together, about 30 messages per second. Divide your subscribers by 25: 8,214 people take about five and a half minutes.",
      ),
      customer("Understood. Can I choose who gets it first?"),
      agent(
        "You can: tag people by district and send to the affected districts first, then to everybody else. With your numbers the coast would be reached in under forty seconds. I can set up the tags with you in a call if you like.",
      ),
      customer("Let me try on my own first. Great idea, thanks."),
    ],
    requester: amina,
    type: "performance",
    category: "gateways",
    intent: "rate_limit",
    status: "resolved",
    daysAgo: 6.2,
    assignee: dara,
    firstResponseMinutes: 12,
    resolveHours: 20,
    resolution: "Within Telegram's limits. Sending by district tag reaches the most affected people first.",
  },
]);
