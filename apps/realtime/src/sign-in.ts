import type { App } from "./app.ts";
import { parseJson, signInSchema, userSchema } from "./client-messages.ts";
import type { Connection } from "./connection.ts";
import { takeHeld } from "./hold.ts";
import { closeCodes, errorCodes, errorFrame, systemFrame } from "./protocol.ts";
import { isUserAuthenticated } from "./signatures.ts";
import { subscribe } from "./subscribe.ts";

/** Ties the connection to a user. A forged or foreign sign-in costs the connection. */
export function signIn(app: App, connection: Connection, data: unknown) {
  const { credentials, limits, users } = app;
  const claim = signInSchema.safeParse(data).data;
  const user = claim && parseJson(userSchema, claim.user_data);
  const isGenuine =
    claim &&
    isUserAuthenticated(credentials, {
      socketId: connection.socketId,
      auth: claim.auth,
      userData: claim.user_data,
    });
  const isOther = connection.user !== null && connection.user.id !== user?.id;
  if (!claim || !user || !isGenuine || isOther) {
    return connection.close(closeCodes.unauthorised, "Sign-in refused");
  }
  if (user.watchlist.length > limits.maxWatchlist) {
    const message = `A watchlist may have ${limits.maxWatchlist} users`;
    return connection.send(errorFrame(errorCodes.watchlistTooLong, message));
  }
  connection.send(systemFrame("pusher:signin_success", { user_data: claim.user_data }));
  if (!connection.user) {
    users.signIn(connection, { id: user.id, info: user.user_info, watchlist: [...new Set(user.watchlist)] });
    for (const held of takeHeld(connection)) subscribe(app, connection, held);
  }
}
