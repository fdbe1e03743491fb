import { runtime } from "../../../server/runtime.ts";

/** 200 once the database answers; what load balancers and the start command ask. */
export async function GET() {
  try {
    await runtime().ports.db.pool.query("SELECT 1");
    return Response.json({ status: "ok" });
  } catch {
    return Response.json({ status: "unavailable" }, { status: 503 });
  }
}
