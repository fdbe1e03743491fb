import type { Module } from "./modules.ts";
import type { Problem } from "./rules.ts";

/** Groups of modules that import each other in a circle, by what is there at run time (Tarjan). */
function circles(modules: Module[]): string[][] {
  const edges = new Map(
    modules.map(({ file, imports }) => [
      file,
      imports.flatMap(({ target, isType }) => (target && !isType ? [target] : [])),
    ]),
  );
  const order = new Map<string, { index: number; low: number; isOpen: boolean }>();
  const open: string[] = [];
  const found: string[][] = [];

  function visit(file: string) {
    const mine = { index: order.size, low: order.size, isOpen: true };
    order.set(file, mine);
    open.push(file);
    for (const target of edges.get(file) ?? []) {
      const theirs = order.get(target) ?? visit(target);
      if (theirs.isOpen) mine.low = Math.min(mine.low, theirs.low);
    }
    if (mine.low === mine.index) {
      const circle = open.splice(open.indexOf(file));
      for (const member of circle) Object.assign(order.get(member) ?? {}, { isOpen: false });
      if (circle.length > 1 || edges.get(file)?.includes(file)) found.push(circle);
    }
    return mine;
  }

  for (const { file } of modules) if (!order.has(file)) visit(file);
  return found;
}

/** No module needs itself. */
export const cycles = (modules: Module[]): Problem[] =>
  circles(modules).map((circle) => ({
    file: circle.toSorted()[0] ?? "",
    message: `imports itself in a circle: ${circle.toReversed().join(" → ")}`,
  }));
