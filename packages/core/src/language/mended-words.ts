/** Words by which a person is asked for; a slip of the finger in one of them is seen through. */
const meant = [
  ...[
    "person",
    "human",
    "agent",
    "someone",
    "somebody",
    "operator",
    "representative",
    "supervisor",
    "manager",
  ],
  ...[
    "persona",
    "humano",
    "agente",
    "alguien",
    "operador",
    "operadora",
    "representante",
    "asesor",
    "asesora",
  ],
  ...["speak", "transfer", "connect", "please", "hablar", "quiero", "necesito"],
] as const;
const known: ReadonlySet<string> = new Set(meant);

/** Words of their own, though one slip away. */
const others: ReadonlySet<string> = new Set([
  ...["sneak", "steak", "spear", "hablan", "hablas", "quieto", "quieres", "gente", "personal", "humana"],
  ...["necesita", "urgent", "operadores", "manages", "managed", "pleased", "pleases", "connected"],
]);
const shortest = 5;

const withoutAccents = (word: string) => word.normalize("NFD").replace(/\p{M}/gu, "");

/** PURE. Whether one letter too many, too few, wrong, or two that changed places tell two words apart. */
function isOneSlipAway(one: string, other: string): boolean {
  if (Math.abs(one.length - other.length) > 1) return false;
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  const [left, right] = [one.slice(at), other.slice(at)];
  const isSwapped = left[0] === right[1] && left[1] === right[0] && left.slice(2) === right.slice(2);
  return (
    left.slice(1) === right.slice(1) ||
    left.slice(1) === right ||
    left === right.slice(1) ||
    (left.length > 1 && isSwapped)
  );
}

function mended(word: string): string {
  if (word.length < shortest || known.has(word) || others.has(word)) return word;
  return meant.find((each) => word !== `${each}s` && isOneSlipAway(word, each)) ?? word;
}

/** PURE. Words without accents, and without one slip in those by which people ask for a person. */
export const mendedWords = (words: readonly string[]) => words.map((word) => mended(withoutAccents(word)));
