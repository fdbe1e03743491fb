import { type NextRequest, NextResponse } from "next/server";
import { organizationCookie } from "../../../server/request-context.ts";
import { runtime } from "../../../server/runtime.ts";

/** The address of one organisation's help centre on an installation that has several: remembers the choice. */
export async function GET(_request: NextRequest, { params }: { params: Promise<{ slug: string }> }) {
  const { slug } = await params;
  const { env } = runtime();
  const response = NextResponse.redirect(new URL("/help", env.publicUrl), 303);
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
