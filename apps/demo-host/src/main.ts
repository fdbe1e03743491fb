import { z } from "zod";
import { createDemoHost } from "./server.ts";

const environmentSchema = z.object({
  DEMO_HOST_PORT: z.coerce.number().int().min(0).max(65_535),
  DEMO_HOST_SECRET: z.string().min(1),
});

const environment = environmentSchema.safeParse(process.env);
if (!environment.success) {
  console.error(`the demo host cannot start:\n${z.prettifyError(environment.error)}`);
  process.exit(1);
}

const { DEMO_HOST_PORT: port, DEMO_HOST_SECRET: secret } = environment.data;
const server = createDemoHost({ secrets: [secret] });

const stop = () => {
  server.closeAllConnections();
  server.close(() => process.exit(0));
};
process.once("SIGTERM", stop);
process.once("SIGINT", stop);
process.once("disconnect", stop);

server.listen(port, "127.0.0.1", () => {
  console.log(`demo host listening on http://127.0.0.1:${port}`);
  process.send?.({ type: "ready" });
});
