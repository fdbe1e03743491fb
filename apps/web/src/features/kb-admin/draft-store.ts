import type { ArticleFields } from "@handrail/contracts/inputs/kb-admin";
import { changedFields, sendable } from "./article-fields.ts";

/** What the server has, as far as this writer has read it; `isStarted` once it has anything. */
export type Base = { version: number; revision: number; fields: ArticleFields; isStarted: boolean };
/** Another version than the one that this text rests on, and who wrote it. */
export type Theirs = Base & { writer: string | null; at: Date };
/** What this device keeps while the server has not got it. */
export type Kept = { fields: ArticleFields; version: number; revision: number };
export type Saved = { version: number; revision: number; savedAt: Date; slugTaken: boolean };
/** Why a save came to nothing: others were faster, nobody answered, or it may not be as it is. */
export type Refusal = { kind: "changed" } | { kind: "away" } | { kind: "refused"; error: unknown };

export type SaveState =
  | { kind: "saved"; at: Date | null }
  | { kind: "unsaved" }
  | { kind: "saving" }
  | { kind: "away" }
  | { kind: "refused"; error: unknown }
  | { kind: "conflict" };

export type DraftSnapshot = {
  fields: ArticleFields;
  base: Base;
  state: SaveState;
  slugTaken: boolean;
  /** What somebody else saved meanwhile; nothing is saved until one is chosen. */
  theirs: Theirs | null;
};

export type DraftPorts = {
  save(base: Base, fields: ArticleFields): Promise<Saved>;
  load(): Promise<Theirs>;
  refusalOf(error: unknown): Refusal;
  /** Keeps the text on this device, or forgets it (null). */
  keep(kept: Kept | null): void;
};

const quietMs = 1_000;
const longestWaitMs = 8_000;
const retryMs = 4_000;

/** The text of one article while it is written: saved by itself, kept on this device until then, never overwritten. */
export class DraftStore {
  #snapshot: DraftSnapshot;
  readonly #ports: DraftPorts;
  readonly #listeners = new Set<() => void>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #dirtySince: number | null = null;
  #pass: Promise<boolean> | null = null;
  #isClosed = false;

  constructor(ports: DraftPorts, base: Base, savedAt: Date | null) {
    this.#ports = ports;
    this.#snapshot = {
      fields: base.fields,
      base,
      state: { kind: "saved", at: savedAt },
      slugTaken: false,
      theirs: null,
    };
  }

  readonly subscribe = (listener: () => void) => {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  };

  readonly snapshot = () => this.#snapshot;

  get isDirty(): boolean {
    const { fields, base } = this.#snapshot;
    return fields !== base.fields && changedFields(fields, base.fields).length > 0;
  }

  /** What the writer changed; saved after a moment of quiet. */
  change(given: Partial<ArticleFields>): void {
    const fields = { ...this.#snapshot.fields, ...given };
    this.#set({ fields });
    if (!this.isDirty) {
      this.#dirtySince = null;
      this.#keep();
      if (!this.#pass && !this.#snapshot.theirs) this.#set({ state: { kind: "saved", at: null } });
      return;
    }
    this.#dirtySince ??= Date.now();
    this.#keep();
    if (this.#snapshot.theirs) return;
    if (!this.#pass && this.#snapshot.state.kind !== "unsaved") this.#set({ state: { kind: "unsaved" } });
    const waited = Date.now() - this.#dirtySince;
    this.#schedule(Math.max(0, Math.min(quietMs, longestWaitMs - waited)));
  }

  /** Saves at once, until nothing is left to save. False where something is: offline, refused, or a conflict. */
  async flush(): Promise<boolean> {
    clearTimeout(this.#timer);
    if (this.#snapshot.theirs) return false;
    while (this.isDirty) {
      if (!(await this.#once())) return false;
    }
    return true;
  }

  /** Somebody may have saved: asks, and shows it at once where nothing of one's own would be lost. */
  async refresh(): Promise<void> {
    if (this.#pass) await this.#pass;
    const { base, theirs } = this.#snapshot;
    if (this.#isClosed || !base.isStarted || theirs) return;
    try {
      const found = await this.#ports.load();
      // A save that began meanwhile may be newer than what was read, and tells of others by itself.
      if (!this.#pass && this.#snapshot.base === base) this.#compare(found);
    } catch {
      return;
    }
  }

  /** Goes on from what the server has: after publishing, restoring, discarding. */
  reset(base: Base, savedAt: Date): void {
    this.#dirtySince = null;
    this.#set({ fields: base.fields, base, state: { kind: "saved", at: savedAt }, theirs: null });
    this.#keep();
  }

  /** Goes on with what this device had kept; where the server has moved on since, that comes to light at the save. */
  bringBack({ fields, version, revision }: Kept): void {
    if (changedFields(fields, this.#snapshot.base.fields).length === 0) {
      this.#ports.keep(null);
      return;
    }
    this.#set({ base: { ...this.#snapshot.base, version, revision } });
    this.change(fields);
  }

  /** Goes on with `fields`, chosen from both versions, on top of theirs. */
  settle(fields: ArticleFields): void {
    const { theirs } = this.#snapshot;
    if (!theirs) return;
    this.reset(theirs, theirs.at);
    this.change(fields);
  }

  /** The writer is here (again). */
  open(): void {
    this.#isClosed = false;
  }

  /** There is nothing to save any more: the article is gone. */
  forget(): void {
    clearTimeout(this.#timer);
    this.#set({ base: { ...this.#snapshot.base, fields: this.#snapshot.fields } });
    this.#keep();
  }

  close(): void {
    clearTimeout(this.#timer);
    if (this.isDirty && !this.#snapshot.theirs) void this.#once();
    this.#isClosed = true;
  }

  #set(change: Partial<DraftSnapshot>): void {
    this.#snapshot = { ...this.#snapshot, ...change };
    for (const listener of this.#listeners) listener();
  }

  #keep(): void {
    const { fields, base } = this.#snapshot;
    const { version, revision } = base;
    this.#ports.keep(this.isDirty ? { fields, version, revision } : null);
  }

  #schedule(ms: number): void {
    clearTimeout(this.#timer);
    if (this.#isClosed) return;
    this.#timer = setTimeout(() => void this.#once(), ms);
  }

  #compare(theirs: Theirs): void {
    const { base } = this.#snapshot;
    if (theirs.version === base.version && theirs.revision === base.revision) return;
    if (this.isDirty && changedFields(theirs.fields, this.#snapshot.fields).length > 0) {
      clearTimeout(this.#timer);
      this.#set({ theirs, state: { kind: "conflict" } });
      return;
    }
    this.reset(theirs, theirs.at);
  }

  #once(): Promise<boolean> {
    this.#pass ??= this.#save().finally(() => {
      this.#pass = null;
      const { kind } = this.#snapshot.state;
      if (this.isDirty && kind === "unsaved") this.#schedule(quietMs);
    });
    return this.#pass;
  }

  async #save(): Promise<boolean> {
    const { fields, base } = this.#snapshot;
    this.#set({ state: { kind: "saving" } });
    try {
      const saved = await this.#ports.save(base, sendable(fields));
      const { version, revision, savedAt, slugTaken } = saved;
      this.#set({ base: { version, revision, fields, isStarted: true }, slugTaken });
      this.#dirtySince = this.isDirty ? Date.now() : null;
      this.#set({ state: this.isDirty ? { kind: "unsaved" } : { kind: "saved", at: savedAt } });
      this.#keep();
      return true;
    } catch (error) {
      await this.#explain(error);
      return false;
    }
  }

  async #explain(error: unknown): Promise<void> {
    const refusal = this.#ports.refusalOf(error);
    if (refusal.kind === "refused") {
      this.#set({ state: refusal });
      return;
    }
    if (refusal.kind === "changed") {
      try {
        this.#compare(await this.#ports.load());
        if (!this.#snapshot.theirs && this.isDirty) this.#set({ state: { kind: "unsaved" } });
        return;
      } catch (failure) {
        const { kind } = this.#ports.refusalOf(failure);
        if (kind !== "away") {
          this.#set({ state: { kind: "refused", error: failure } });
          return;
        }
      }
    }
    this.#set({ state: { kind: "away" } });
    this.#schedule(retryMs);
  }
}
