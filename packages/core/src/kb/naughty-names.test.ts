import { saveCategoryInput, saveTagInput } from "@handrail/contracts/inputs/desk-settings";
import { saveSynonymInput } from "@handrail/contracts/inputs/search";
import naughty from "big-list-of-naughty-strings/blns.json" with { type: "json" };
import { beforeAll, describe, expect, it } from "vitest";
import { listCategorySettings, listTagSettings, saveCategory, saveTag } from "../desks/index.ts";
import { DomainError } from "../errors.ts";
import { type TestOrg, testOrg } from "../testing/test-org.ts";
import { listSynonyms, saveSynonym, searchArticles } from "./index.ts";

const isNew = { id: null, version: null };
const unnamed = { description: "", defaultPriority: "normal", teamId: null, intents: [] };

let desk: TestOrg;
beforeAll(async () => {
  desk = await testOrg({ tier: "premium" });
});

/** Saves each that the input takes; what is refused is refused for what it says, and nothing fails otherwise. */
async function saveEach<Input, Saved>(
  parse: (text: string) => Input | undefined,
  save: (input: Input) => Promise<Saved>,
): Promise<Saved[]> {
  const saved: Saved[] = [];
  for (const text of naughty) {
    const input = parse(text);
    if (!input) continue;
    try {
      saved.push(await save(input));
    } catch (error) {
      expect(error, text).toBeInstanceOf(DomainError);
    }
  }
  return saved;
}

describe("C1: every naughty string", () => {
  const admin = () => desk.as(desk.admin);

  it("as the name of a category and of a tag stays what it is, or is refused", async () => {
    const names = new Map<string, string>();
    await saveEach(
      (name) => saveCategoryInput.safeParse({ ...isNew, ...unnamed, name }).data,
      async (input) => names.set((await saveCategory(admin(), input)).id, input.name),
    );
    await saveEach(
      (name) => saveTagInput.safeParse({ ...isNew, name }).data,
      async (input) => names.set((await saveTag(admin(), input)).id, input.name),
    );
    const listed = [...(await listCategorySettings(admin())), ...(await listTagSettings(admin()))];
    const shown = new Map(listed.map(({ id, name }) => [id, name]));
    for (const [id, name] of names) expect(shown.get(id)).toBe(name);
    expect(names.size).toBeGreaterThan(400);
  }, 120_000);

  it("as a synonym stays what it is, and can be searched for", async () => {
    const phrases = await saveEach(
      (text) => saveSynonymInput.safeParse({ phrases: [text, "zeppelin"] }).data,
      async (input) => (await saveSynonym(admin(), input)).phrases,
    );
    expect(phrases.length).toBeGreaterThan(200);
    const listed = (await listSynonyms(admin())).map((entry) => JSON.stringify(entry.phrases));
    for (const each of phrases) expect(listed).toContain(JSON.stringify(each));
    for (const query of naughty.map((text) => text.slice(0, 500))) {
      expect(await searchArticles(admin(), { query }), query).toEqual([]);
    }
  }, 120_000);
});
