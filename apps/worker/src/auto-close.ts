import type { Ports } from "@handrail/core";
import { scheduleAutoClose } from "@handrail/core/tickets/index";

const everyMs = 15 * 60_000;

/** Has resolved tickets looked through again and again, until stopped. */
export function startAutoClose(ports: Pick<Ports, "db" | "jobs" | "log">) {
  let running = Promise.resolve();
  const look = () => {
    running = running
      .then(() => scheduleAutoClose(ports))
      .catch((error: unknown) =>
        ports.log.error("resolved tickets cannot be looked through", { error: String(error) }),
      );
  };
  look();
  const timer = setInterval(look, everyMs);
  return {
    stop: () => {
      clearInterval(timer);
      return running;
    },
  };
}
