import type { Ports } from "@handrail/core";
import type { Realtime } from "@handrail/core/adapters/realtime";
import { sweepOutbox } from "@handrail/core/realtime/sweep-outbox";

type Options = { db: Ports["db"]; send: Realtime["send"]; log: Ports["log"] };

const everyMs = 2_000;
const graceMs = 3_000;

/** Publishes again and again what other processes could not, until stopped. */
export function startOutboxSweep({ db, send, log }: Options) {
  let isStopped = false;
  let isFailing = false;
  let wake: () => void = () => undefined;

  async function sweepAll() {
    const olderThan = new Date(Date.now() - graceMs);
    let published = 1;
    while (published > 0 && !isStopped) published = await sweepOutbox({ db, send, log, olderThan });
  }

  async function loop() {
    while (!isStopped) {
      try {
        await sweepAll();
        if (isFailing) log.info("realtime works again, nothing is left behind");
        isFailing = false;
      } catch (error) {
        if (!isFailing) log.error("realtime cannot be reached", { error: String(error) });
        isFailing = true;
      }
      await new Promise<void>((resolve) => {
        wake = resolve;
        setTimeout(resolve, isStopped ? 0 : everyMs);
      });
    }
  }

  const running = loop();
  return {
    stop: () => {
      isStopped = true;
      wake();
      return running;
    },
  };
}
