import { articleStatuses, articleVisibilities, locales } from "@handrail/contracts";
import { staffArticleSorts } from "@handrail/contracts/inputs/kb-admin";
import { type inferParserType, parseAsBoolean, parseAsString, parseAsStringLiteral } from "nuqs";
import type { RouterInputs } from "../../trpc/client.tsx";

/** What the address of the list holds. */
export const placeParsers = {
  q: parseAsString.withDefault(""),
  status: parseAsStringLiteral(articleStatuses),
  category: parseAsString.withDefault(""),
  visibility: parseAsStringLiteral(articleVisibilities),
  language: parseAsStringLiteral(locales),
  author: parseAsString.withDefault(""),
  edited: parseAsBoolean.withDefault(false),
  sort: parseAsStringLiteral(staffArticleSorts).withDefault("updated"),
  dir: parseAsStringLiteral(["asc", "desc"]).withDefault("desc"),
};
export type Place = inferParserType<typeof placeParsers>;
export type PlaceChange = { [Name in keyof Place]?: Place[Name] | null };

export const noFilters = {
  q: null,
  status: null,
  category: null,
  visibility: null,
  language: null,
  author: null,
  edited: null,
} as const satisfies PlaceChange;

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const idOrNull = (value: string) => (uuid.test(value) ? value : null);

/** PURE. Whether anything narrows the list. */
export const isFiltered = ({ q, status, category, visibility, language, author, edited }: Place) =>
  Boolean(q || status || category || visibility || language || author || edited);

/** PURE. What an address asks for; what cannot be asked for is left out. */
export function toListInput(place: Place, search: string) {
  const { status, category, visibility, language, author, edited, sort, dir } = place;
  return {
    search,
    status,
    visibility,
    edited,
    sort,
    locale: language,
    categoryId: idOrNull(category),
    authorId: idOrNull(author),
    order: dir,
    limit: 50,
  } satisfies RouterInputs["kbAdmin"]["list"];
}
