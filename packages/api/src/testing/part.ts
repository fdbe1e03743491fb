/**
 * A part of a world, which can be made anew without the rest. `keys` are what is in it, known once it has been made.
 */
export function part<Given, Made extends object>(create: (given: Given) => Promise<Made>) {
  const keys = new Set<string>();
  const make = async (given: Given) => {
    const made = await create(given);
    for (const key of Object.keys(made)) keys.add(key);
    return made;
  };
  return { make, keys };
}
