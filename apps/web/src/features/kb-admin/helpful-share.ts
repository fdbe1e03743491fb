/** PURE. The share of readers who found an article helpful, 0 to 1; null where nobody has said. */
export function helpfulShare(votes: { helpfulCount: number; notHelpfulCount: number }): number | null {
  const all = votes.helpfulCount + votes.notHelpfulCount;
  return all === 0 ? null : votes.helpfulCount / all;
}
