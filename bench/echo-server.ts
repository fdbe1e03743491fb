import { WebSocketServer } from "ws";

/** Says back whatever it is told, and nothing else: the least that a message through a server costs. */
const server = new WebSocketServer({ host: "127.0.0.1", port: 0 }, () => {
  const address = server.address();
  process.send?.({ port: typeof address === "object" ? address?.port : undefined });
});
server.on("connection", (socket) =>
  socket.on("message", (data, isBinary) => socket.send(data, { binary: isBinary })),
);
process.once("disconnect", () => process.exit(0));
