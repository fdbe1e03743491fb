import type { Permission } from "@handrail/contracts";
import type { ServiceContext } from "@handrail/core";
import type { z } from "zod";

/** One thing that a program may do: what it takes, which scopes it needs, and one call into the domain. */
type Definition<Input extends z.ZodType> = {
  name: string;
  title: string;
  description: string;
  scopes: readonly Permission[];
  isReadOnly: boolean;
  input: Input;
  run(ctx: ServiceContext, input: z.output<Input>): Promise<unknown>;
};

export type Tool = Omit<Definition<z.ZodType>, "run"> & {
  /** Takes what `input` has parsed. */
  run(ctx: ServiceContext, parsed: unknown): Promise<unknown>;
};

/** The tool, its input checked once more where it is run. */
export function tool<Input extends z.ZodType>(definition: Definition<Input>): Tool {
  const { input, run } = definition;
  return { ...definition, run: async (ctx, given) => run(ctx, await input.parseAsync(given)) };
}
