import { type DeepLinks, fillDeepLink, triageRecordSchema } from "@handrail/contracts";
import { z } from "zod";

const named = z.string().min(1).optional().catch(undefined);
const linksSchema = z
  .object({ order: named, property: named, provider: named, sentryEventId: named })
  .catch({ order: undefined, property: undefined, provider: undefined, sentryEventId: undefined });

/** Something outside that a ticket is about; `url` where the organisation says where such things are. */
export type OutsideLink = {
  kind: "order" | "property" | "provider" | "sentry";
  value: string;
  url: string | null;
};

/** PURE. What triage found named in the first message; an order with the way there, where the organisation says it. */
export function namedThings(triage: unknown, deepLinks: DeepLinks) {
  const record = triageRecordSchema.safeParse(triage);
  return (record.data?.entities ?? []).map(({ kind, text }) => ({
    kind,
    text,
    url: kind === "order" && deepLinks.order ? fillDeepLink("order", deepLinks.order, text) : null,
  }));
}

/** PURE. What `ticket.links` names outside: the order, the property, the provider, the event in Sentry. */
export function outsideLinks(links: unknown, deepLinks: DeepLinks): OutsideLink[] {
  const { order, property, provider, sentryEventId } = linksSchema.parse(links);
  const urlOf = (kind: "order" | "sentry", value: string) => {
    const template = deepLinks[kind];
    return template ? fillDeepLink(kind, template, value) : null;
  };
  return [
    ...(sentryEventId
      ? [{ kind: "sentry" as const, value: sentryEventId, url: urlOf("sentry", sentryEventId) }]
      : []),
    ...(order ? [{ kind: "order" as const, value: order, url: urlOf("order", order) }] : []),
    ...(property ? [{ kind: "property" as const, value: property, url: null }] : []),
    ...(provider ? [{ kind: "provider" as const, value: provider, url: null }] : []),
  ];
}
