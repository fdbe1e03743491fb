import { handleChat } from "../../../server/chat/handle-chat.ts";
import { requestContextOf } from "../../../server/request-context-of.ts";

/** The streamed answer of the chat. JSON only, so that no other site's form can write in somebody's name. */
export async function POST(request: Request) {
  return handleChat(request, await requestContextOf(request));
}
