import { promisify } from "node:util";
import { deflate, inflate } from "node:zlib";
import { z } from "zod";
import { headNames, type Model } from "./train.ts";
import { toVocabulary } from "./vectors.ts";

/** A model as bytes: a line of JSON, then hashes, their weights, and each head's rows, compressed. */
const headSchema = z.object({
  name: z.enum(headNames),
  labels: z.array(z.string()).min(1),
  learnedFrom: z.number(),
  temperature: z.number(),
  slope: z.number(),
  offset: z.number(),
  threshold: z.number(),
  accuracy: z.number(),
  calibrationError: z.number(),
  scale: z.array(z.number()),
  bias: z.array(z.number()),
});
const headerSchema = z.object({
  format: z.literal(1),
  features: z.number().int(),
  heads: z.array(headSchema),
});

/** More than any model that `limits` allows. */
const mostBytes = 32_000_000;
const pack = promisify(deflate);
const unpack = promisify<Buffer, { maxOutputLength: number }, Buffer>(inflate);

const bytesOf = ({ buffer, byteOffset, byteLength }: Uint32Array | Float32Array | Int8Array) =>
  new Uint8Array(buffer, byteOffset, byteLength);

/** What `decodeModel` reads. */
export async function encodeModel({ vocabulary, heads }: Model): Promise<Uint8Array<ArrayBuffer>> {
  const rows: Uint8Array[] = [];
  const described = headNames.flatMap((name): z.output<typeof headSchema>[] => {
    const head = heads[name];
    if (!head) return [];
    const { weights, ...facts } = head;
    rows.push(Uint8Array.from(weights.rows, (value) => value + 128));
    return [{ name, ...facts, scale: [...weights.scale], bias: [...weights.bias] }];
  });
  const header = { format: 1 as const, features: vocabulary.keys.length, heads: described };
  const parts = [`${JSON.stringify(header)}\n`, bytesOf(vocabulary.keys), bytesOf(vocabulary.idf), ...rows];
  const bytes = Buffer.concat(parts.map((part) => (typeof part === "string" ? Buffer.from(part) : part)));
  return new Uint8Array(await pack(bytes));
}

/** The model that was encoded. Throws where the bytes are anything else. */
export async function decodeModel(content: Uint8Array): Promise<Model> {
  const bytes = await unpack(Buffer.from(content), { maxOutputLength: mostBytes });
  const end = bytes.indexOf(10);
  const { features, heads } = headerSchema.parse(JSON.parse(bytes.subarray(0, end).toString("utf8")));
  let at = end + 1;
  const take = (length: number) => {
    if (at + length > bytes.length) throw new RangeError("the model is cut off");
    at += length;
    return Uint8Array.from(bytes.subarray(at - length, at));
  };
  const keys = new Uint32Array(take(4 * features).buffer);
  const idf = new Float32Array(take(4 * features).buffer);
  const model: Model = { vocabulary: toVocabulary(keys, idf), heads: {} };
  for (const { name, scale, bias, ...facts } of heads) {
    const classes = facts.labels.length;
    const rows = Int8Array.from(take(features * classes), (value) => value - 128);
    const weights = { classes, rows, scale: Float32Array.from(scale), bias: Float32Array.from(bias) };
    model.heads[name] = { ...facts, weights };
  }
  return model;
}
