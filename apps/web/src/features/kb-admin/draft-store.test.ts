import type { ArticleFields } from "@handrail/contracts/inputs/kb-admin";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { emptyFields } from "./article-fields.ts";
import { DraftStore, type Kept, type Theirs } from "./draft-store.ts";

const at = new Date("2026-01-01T10:00:00Z");
const text = (body: string): ArticleFields => ({ ...emptyFields, title: "T", body });

/** A server with one draft; `fails` is thrown by the next saves. */
function world() {
  const server = { version: 1, revision: 1, fields: text("one") };
  const said: ArticleFields[] = [];
  const state: { fails: "away" | "refused" | null; kept: Kept | null; gate: Promise<void> | null } = {
    fails: null,
    kept: null,
    gate: null,
  };
  /** Holds back what is read until it is released. */
  const held = () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    state.gate = promise;
    return { release: resolve };
  };
  const store = new DraftStore(
    {
      save: async (base, fields) => {
        if (state.fails) throw new Error(state.fails);
        if (base.version !== server.version) throw new Error("changed");
        said.push(fields);
        server.version += 1;
        server.fields = fields;
        return { version: server.version, revision: server.revision, savedAt: at, slugTaken: false };
      },
      load: async (): Promise<Theirs> => {
        const read: Theirs = { ...server, isStarted: true, writer: "Ana", at };
        await state.gate;
        return read;
      },
      refusalOf: (error) => {
        const reason = error instanceof Error ? error.message : "";
        if (reason === "changed" || reason === "away") return { kind: reason };
        return { kind: "refused", error };
      },
      keep: (kept) => {
        state.kept = kept;
      },
    },
    { ...server, isStarted: true },
    null,
  );
  return { server, said, state, held, store };
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe("DraftStore", () => {
  it("saves once after a moment of quiet, and keeps the text on the device until then", async () => {
    const { said, state, store } = world();
    for (const body of ["t", "tw", "two"]) {
      store.change({ body });
      await vi.advanceTimersByTimeAsync(500);
    }
    expect(said).toEqual([]);
    expect(state.kept?.fields.body).toBe("two");
    await vi.advanceTimersByTimeAsync(600);
    expect(said.map(({ body }) => body)).toEqual(["two"]);
    expect(store.snapshot().state).toEqual({ kind: "saved", at });
    expect(state.kept).toBeNull();
  });

  it("saves in between who never pauses", async () => {
    const { said, store } = world();
    for (let second = 0; second < 24; second += 1) {
      store.change({ body: `word ${second}` });
      await vi.advanceTimersByTimeAsync(500);
    }
    expect(said.length).toBeGreaterThanOrEqual(1);
  });

  it("tries again when the server is back, with what was written meanwhile", async () => {
    const { said, state, store } = world();
    state.fails = "away";
    store.change({ body: "two" });
    await vi.advanceTimersByTimeAsync(1_100);
    expect(store.snapshot().state.kind).toBe("away");
    expect(state.kept?.fields.body).toBe("two");
    state.fails = null;
    store.change({ body: "three" });
    await vi.advanceTimersByTimeAsync(1_100);
    expect(said.map(({ body }) => body)).toEqual(["three"]);
  });

  it("does not go back to what was read before the last save", async () => {
    const { server, held, store } = world();
    const read = held();
    const asked = store.refresh();
    store.change({ body: "two" });
    await store.flush();
    read.release();
    await asked;
    expect(server.version).toBe(2);
    expect(store.snapshot()).toMatchObject({ fields: { body: "two" }, base: { version: 2 }, theirs: null });
  });

  it("says what is refused and stops asking until it is changed", async () => {
    const { state, store } = world();
    state.fails = "refused";
    store.change({ title: "x" });
    expect(await store.flush()).toBe(false);
    expect(store.snapshot().state.kind).toBe("refused");
  });

  it("overwrites nothing: the other version is shown, and what is chosen goes on top of it", async () => {
    const { server, said, state, store } = world();
    server.version = 5;
    server.fields = text("Ana's");
    store.change({ body: "mine" });
    expect(await store.flush()).toBe(false);
    expect(store.snapshot()).toMatchObject({
      state: { kind: "conflict" },
      fields: { body: "mine" },
      theirs: { writer: "Ana", fields: { body: "Ana's" } },
    });
    store.change({ body: "mine, longer" });
    await vi.advanceTimersByTimeAsync(20_000);
    expect(said).toEqual([]);
    expect(state.kept?.fields.body).toBe("mine, longer");
    store.settle(text("both"));
    expect(await store.flush()).toBe(true);
    expect(said.map(({ body }) => body)).toEqual(["both"]);
    expect(server.version).toBe(6);
  });

  it("shows what a colleague saved at once where nothing of one's own would be lost", async () => {
    const { server, store } = world();
    server.version = 2;
    server.fields = text("Ana's");
    await store.refresh();
    expect(store.snapshot()).toMatchObject({ fields: { body: "Ana's" }, theirs: null });
  });

  it("sees no conflict in the same text, or in an answer that was lost", async () => {
    const { server, store } = world();
    server.version = 2;
    server.fields = text("two");
    store.change({ body: "two" });
    expect(await store.flush()).toBe(false);
    expect(store.snapshot()).toMatchObject({ theirs: null, state: { kind: "saved" }, base: { version: 2 } });
  });

  it("saves what is left when it is closed", async () => {
    const { said, store } = world();
    store.change({ body: "last words" });
    store.close();
    await vi.advanceTimersByTimeAsync(0);
    expect(said.map(({ body }) => body)).toEqual(["last words"]);
  });
});
