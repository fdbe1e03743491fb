import { slugSchema } from "@handrail/contracts/inputs/kb";
import { type NextRequest, NextResponse } from "next/server";
import { organizationCookie } from "../../../../server/request-context.ts";
import { runtime } from "../../../../server/runtime.ts";

const supportPages = ["/support/new", "/support/track", "/support/track/open", "/support/feedback"];

type Params = { params: Promise<{ slug: string; path?: string[] }> };

/**
 * The address of one organisation's help centre on an installation that has several, `/o/acme`, and of one of its articles,
 * `/o/acme/help/slug`, or of its portal, `/o/acme/support/new`: remembers the choice and goes there.
 */
export async function GET(request: NextRequest, { params }: Params) {
  const { slug, path = [] } = await params;
  const { env } = runtime();
  const article = path[0] === "help" ? slugSchema.safeParse(path[1]).data : undefined;
  const page = supportPages.find((each) => each === `/${path.join("/")}`);
  const target = new URL(article ? `/help/${article}` : (page ?? "/help"), env.publicUrl);
  target.search = request.nextUrl.search;
  const response = NextResponse.redirect(target, 303);
  if (/^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug)) {
    response.cookies.set(organizationCookie, slug, {
      path: "/",
      sameSite: "lax",
      httpOnly: true,
      secure: env.publicUrl.startsWith("https:"),
    });
  }
  return response;
}
