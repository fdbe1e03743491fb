import type { Ports } from "@handrail/core";

type Options = { everyMinutes: number; name: string; log: Ports["log"] };

/** Does something at once and then again and again, one run after the other, until stopped. What fails is tried next time. */
export function repeat({ everyMinutes, name, log }: Options, work: () => Promise<void>) {
  let running = Promise.resolve();
  const run = () => {
    running = running
      .then(work)
      .catch((error: unknown) => log.error(`${name} has to wait`, { error: String(error) }));
  };
  run();
  const timer = setInterval(run, everyMinutes * 60_000);
  return {
    stop: () => {
      clearInterval(timer);
      return running;
    },
  };
}
