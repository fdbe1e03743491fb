import { registerHooks } from "node:module";

const mark = "generation";
const reloaded = /\/(packages\/(api|contracts|core)\/src|apps\/web\/src\/server)\/.*\.ts$/;

/** A module of ours that one of a later generation imports is of that generation too: read again, once. */
function inherit() {
  registerHooks({
    resolve(specifier, context, nextResolve) {
      const resolved = nextResolve(specifier, context);
      const parent = context.parentURL && URL.canParse(context.parentURL) ? new URL(context.parentURL) : null;
      const generation = parent?.searchParams.get(mark);
      if (!generation || !reloaded.test(resolved.url)) return resolved;
      return { ...resolved, url: `${resolved.url}?${mark}=${generation}` };
    },
  });
}

/**
 * Reads a module and what it imports of the domain again whenever the start says that the sources changed: a new
 * process would have Next compile every page again. A module that cannot be read leaves the one before in its place.
 */
export function onReload<Module>(
  url: string,
  { use, fail }: { use: (module: Module) => void; fail: (error: unknown) => void },
): void {
  let latest = 0;
  inherit();
  process.on("message", async (message: { type?: string } | null) => {
    if (message?.type !== "reload") return;
    latest += 1;
    const generation = latest;
    try {
      const module: Module = await import(`${url}?${mark}=${generation}`);
      if (generation === latest) use(module);
    } catch (error) {
      fail(error);
    }
  });
}
