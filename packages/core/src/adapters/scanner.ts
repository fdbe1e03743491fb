import { connect, type Socket } from "node:net";
import type { ScannerPort, Verdict } from "../ports.ts";

/** The antivirus industry's test file, put together here so that this file is not taken for it. */
const eicar = Buffer.from(
  ["X5O!P%@AP[4\\PZX54(P^)7CC)7}", "$EICAR-STANDARD-", "ANTIVIRUS-TEST-FILE!", "$H+H*"].join(""),
  "latin1",
);
const silenceMs = 30_000;

/** Passes the content on and says at the end whether the test file was in it. */
function withEicar(content: AsyncIterable<Uint8Array>) {
  let isFound = false;
  async function* passed() {
    let tail = Buffer.alloc(0);
    for await (const chunk of content) {
      const seen = Buffer.concat([tail, chunk]);
      isFound ||= seen.includes(eicar);
      tail = seen.subarray(-eicar.length);
      yield chunk;
    }
  }
  return { passed, isFound: () => isFound };
}

function written(socket: Socket, data: Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.write(data, (error) => (error ? reject(error) : resolve()));
  });
}

function answerOf(socket: Socket): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    socket.on("data", (chunk) => chunks.push(Buffer.from(chunk)));
    socket.once("end", () => resolve(Buffer.concat(chunks).toString("utf8").replace(/\0.*$/s, "").trim()));
    socket.once("error", reject);
    socket.setTimeout(silenceMs, () => socket.destroy(new Error("clamd does not answer")));
  });
}

/** INSTREAM of clamd: each piece behind its length in four bytes, an empty one at the end. */
async function askClamd(url: URL, content: AsyncIterable<Uint8Array>): Promise<Verdict> {
  const socket = connect({ host: url.hostname, port: Number(url.port || 3310) });
  const answer = answerOf(socket);
  answer.catch(() => undefined);
  try {
    await Promise.race([written(socket, Buffer.from("zINSTREAM\0")), answer]);
    const length = Buffer.alloc(4);
    for await (const chunk of content) {
      length.writeUInt32BE(chunk.byteLength);
      const piece = Buffer.concat([length, chunk]);
      if (chunk.byteLength > 0) await Promise.race([written(socket, piece), answer]);
    }
    await Promise.race([written(socket, Buffer.alloc(4)), answer]);
    const said = await answer;
    const found = /^stream: (.+) FOUND$/.exec(said)?.[1];
    if (found) return { kind: "infected", malware: found };
    if (said === "stream: OK") return { kind: "clean" };
    throw new Error(`clamd: ${said || "no answer"}`);
  } finally {
    socket.destroy();
  }
}

/**
 * Looks for malware: the antivirus test file always, everything else where there is a clamd.
 * @param options.clamdUrl tcp://host:3310
 */
export function createScanner({ clamdUrl }: { clamdUrl?: string | undefined }): ScannerPort {
  const url = clamdUrl ? new URL(clamdUrl) : null;
  return {
    async scan(content) {
      const { passed, isFound } = withEicar(content);
      let verdict: Verdict = { kind: "clean" };
      let failure: unknown;
      const source = passed();
      try {
        if (url) verdict = await askClamd(url, source);
        else for await (const _ of source);
      } catch (error) {
        failure = error;
      }
      if (isFound()) return { kind: "infected", malware: "Eicar-Test-Signature" };
      if (failure) throw failure;
      return verdict;
    },
  };
}
