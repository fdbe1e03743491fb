import superjson from "superjson";

/** One tRPC call over HTTP, as the typed client makes it. */
export async function query(url: string, cookie: string, path: string, input: unknown): Promise<unknown> {
  const encoded = encodeURIComponent(JSON.stringify(superjson.serialize(input)));
  const response = await fetch(`${url}/api/trpc/${path}?input=${encoded}`, { headers: { cookie } });
  const body = (await response.json()) as { result?: { data: Parameters<typeof superjson.deserialize>[0] } };
  if (!body.result) throw new Error(`${path}: ${response.status} ${JSON.stringify(body)}`);
  return superjson.deserialize(body.result.data);
}

/** The body of a mutation. */
export const mutationBody = (input: unknown) => JSON.stringify(superjson.serialize(input));
