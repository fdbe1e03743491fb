import { beginVisit, endVisit } from "../../../../server/chat/handle-visitor.ts";
import { requestContextOf } from "../../../../server/request-context-of.ts";

/** The session of somebody who chats without an account. */
export async function POST(request: Request) {
  return beginVisit(request, await requestContextOf(request));
}

export async function DELETE(request: Request) {
  return endVisit(request, await requestContextOf(request));
}
