import { WebSocket } from "ws";
import type { Frame } from "./protocol.ts";

/**
 * Queues a frame. A peer that has left more than `maxBufferedBytes` unread is cut off without a closing
 * handshake, which would queue behind what it does not read. Returns false in that case.
 */
export function sendOrCut(socket: WebSocket, frame: Frame, maxBufferedBytes: number) {
  if (socket.readyState !== WebSocket.OPEN) return true;
  if (socket.bufferedAmount > maxBufferedBytes) {
    socket.terminate();
    return false;
  }
  socket.send(frame, { binary: false });
  return true;
}
