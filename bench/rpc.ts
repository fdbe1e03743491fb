import superjson from "superjson";

/** The body of a mutation. */
export const mutationBody = (input: unknown) => JSON.stringify(superjson.serialize(input));

type Answer = { result: { data: Parameters<typeof superjson.deserialize>[0] } };

/** What a mutation answered; the caller knows the procedure that it asked. */
export const mutationAnswer = <T>(body: unknown): T => superjson.deserialize<T>((body as Answer).result.data);
