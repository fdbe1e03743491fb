/** PURE. How many times what is usual for somebody is unusual. */
const timesUsual = 3;
/** However much somebody reads every day, this many times the limit is always told: a habit is no licence. */
const timesLimit = 10;

/** From how many records an hour on it is told, for somebody whose busy hours have `usual`. */
export const readThreshold = (limit: number, usual: number) =>
  Math.min(Math.max(limit, usual * timesUsual), limit * timesLimit);
