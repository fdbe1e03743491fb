import type { MetadataRoute } from "next";
import { currentContext } from "../server/current.ts";
import { siteUrl } from "../server/help/site-url.ts";

/** Search engines find the help centre; what belongs to somebody is not for them. */
export default async function robots(): Promise<MetadataRoute.Robots> {
  const { service } = await currentContext();
  return {
    rules: { userAgent: "*", allow: "/help", disallow: ["/support", "/account", "/api/trpc/", "/o/"] },
    ...(service ? { sitemap: new URL("/sitemap.xml", await siteUrl()).href } : {}),
  };
}
