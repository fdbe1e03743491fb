import { describe, expect, it } from "vitest";
import { changeOf, type Figures, lastOfDays, type Measured } from "./figures.ts";

const figures = (given: Partial<Figures> = {}): Figures => ({
  sorted: 0.8,
  intents: null,
  calibrationError: 0.1,
  answered: 0.7,
  precision: 0.9,
  abstained: 1,
  ...given,
});

describe("changeOf", () => {
  it.each([
    ["sorted", { sorted: 0.85 }, { direction: "up", isBetter: true, points: 5 }],
    ["precision", { precision: 0.853 }, { direction: "down", isBetter: false, points: -4.7 }],
    ["abstained", {}, { direction: "flat", isBetter: null, points: 0 }],
    ["calibrationError", { calibrationError: 0.05 }, { direction: "down", isBetter: true, points: -5 }],
    ["intents", { intents: 0.5 }, null],
  ] as const)("of %s", (name, now, change) => {
    expect(changeOf(name, figures(now), figures())).toEqual(change);
  });

  it("says nothing without a run before", () => {
    expect(changeOf("sorted", figures(), undefined)).toBeNull();
  });
});

describe("lastOfDays", () => {
  it("keeps the last run of each day, in order", () => {
    const run = (id: string, at: string): Measured => ({
      id,
      state: "done",
      trigger: "person",
      model: "local",
      engine: 1,
      items: 3,
      done: 3,
      figures: figures(),
      createdAt: new Date(at),
      finishedAt: new Date(at),
    });
    const runs = [
      run("a", "2026-05-01T08:00:00Z"),
      run("b", "2026-05-01T18:00:00Z"),
      run("c", "2026-05-03T08:00:00Z"),
    ];
    expect(lastOfDays(runs).map(({ day, run }) => [day, run.id])).toEqual([
      ["2026-05-01", "b"],
      ["2026-05-03", "c"],
    ]);
  });
});
