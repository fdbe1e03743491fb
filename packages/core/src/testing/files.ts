import { createServer } from "node:net";
import { crc32, deflateSync } from "node:zlib";

function chunk(type: string, data: Buffer) {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}

/** A PNG of a few kB that says to be of this size, with as many pixels as fit in 1 MB of zeros. */
export function hugePng(width: number, height: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from("89504e470d0a1a0a", "hex"),
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(Buffer.alloc(1024 * 1024))),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

/** The antivirus industry's test file. */
export const eicarFile = Buffer.from(
  ["X5O!P%@AP[4\\PZX54(P^)7CC)7}", "$EICAR-STANDARD-", "ANTIVIRUS-TEST-FILE!", "$H+H*"].join(""),
  "latin1",
);

type Clamd = { url: string; received: Buffer[]; close(): Promise<void> };

/** A server of clamd's own protocol: takes INSTREAM, puts the pieces together and gives the answer. */
export async function startClamd(answerTo: (content: Buffer) => string): Promise<Clamd> {
  const received: Buffer[] = [];
  const server = createServer((socket) => {
    let buffer = Buffer.alloc(0);
    let isStarted = false;
    const pieces: Buffer[] = [];
    socket.on("error", () => undefined);
    socket.on("data", (data: Buffer) => {
      buffer = Buffer.concat([buffer, data]);
      const command = "zINSTREAM\0";
      if (!isStarted) {
        if (buffer.length < command.length) return;
        if (buffer.subarray(0, command.length).toString() !== command) return socket.end("UNKNOWN COMMAND\0");
        isStarted = true;
        buffer = buffer.subarray(command.length);
      }
      while (buffer.length >= 4) {
        const length = buffer.readUInt32BE(0);
        if (length === 0) {
          const content = Buffer.concat(pieces);
          received.push(content);
          return socket.end(`${answerTo(content)}\0`);
        }
        if (buffer.length < 4 + length) return;
        pieces.push(buffer.subarray(4, 4 + length));
        buffer = buffer.subarray(4 + length);
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  return {
    url: `tcp://127.0.0.1:${port}`,
    received,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
