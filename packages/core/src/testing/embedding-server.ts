import { createServer } from "node:http";
import { setTimeout as delay } from "node:timers/promises";
import { listen } from "./listen.ts";

/** How the server answers: rightly, with a status, never, after a while, or with what no embedding is. */
export type EmbeddingBehaviour =
  | { kind: "right" }
  | { kind: "status"; status: number }
  | { kind: "slow"; ms: number }
  | { kind: "body"; body: (inputs: readonly string[]) => unknown };

export type EmbeddingServer = {
  baseUrl: string;
  /** The texts of every request so far. */
  requests: { model: string; input: string[] }[];
  behave(behaviour: EmbeddingBehaviour): void;
  close(): Promise<void>;
};

/** Words that mean the same here: each line is a direction of its own. */
const concepts = [
  ["bill", "invoice", "receipt", "charge", "factura", "recibo"],
  ["car", "automobile", "vehicle", "coche"],
  ["dog", "puppy", "hound", "perro"],
  ["password", "credentials", "passphrase", "contraseña"],
  ["weather", "rain", "storm"],
];
const otherDirections = 59;

const hashOf = (word: string) =>
  [...word].reduce((hash, letter) => (hash * 31 + letter.charCodeAt(0)) >>> 0, 7);

/** Where a text lies: along what its words mean, and a little along each word that means nothing here. */
export function placeOf(text: string): number[] {
  const place: number[] = Array.from({ length: concepts.length + otherDirections }, () => 0);
  for (const word of text.toLowerCase().match(/\p{L}+/gu) ?? []) {
    const concept = concepts.findIndex((words) => words.some((each) => word === each || word === `${each}s`));
    const at = concept >= 0 ? concept : concepts.length + (hashOf(word) % otherDirections);
    place[at] = (place[at] ?? 0) + (concept >= 0 ? 1 : 0.1);
  }
  return place;
}

/** The answer to a request for embeddings, as the protocol has it. */
export const embeddingsBody = (places: readonly (readonly number[])[]) => ({
  object: "list",
  data: places.map((embedding, index) => ({ object: "embedding", index, embedding })),
  model: "test",
  usage: { prompt_tokens: 1, total_tokens: 1 },
});

/** A server of the OpenAI embeddings protocol on a free port of this machine, for tests: right, slow and wrong. */
export async function startEmbeddingServer(): Promise<EmbeddingServer> {
  let behaviour: EmbeddingBehaviour = { kind: "right" };
  const requests: EmbeddingServer["requests"] = [];
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += chunk;
    const { model, input }: { model: string; input: string[] } = JSON.parse(body);
    requests.push({ model, input });
    const now = behaviour;
    if (now.kind === "slow") await delay(now.ms);
    response.writeHead(now.kind === "status" ? now.status : 200, { "content-type": "application/json" });
    const said = now.kind === "body" ? now.body(input) : embeddingsBody(input.map(placeOf));
    response.end(now.kind === "status" ? "{}" : JSON.stringify(said));
  });
  return {
    ...(await listen(server)),
    requests,
    behave(next) {
      behaviour = next;
    },
  };
}
