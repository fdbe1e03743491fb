import { describe, expect, it } from "vitest";
import { expected, margin, regressionsOf } from "./expected.ts";

const wanted = expected.answers.arbibase;

describe("regressionsOf", () => {
  it("lets figures vary inside their margin, and be better", () => {
    expect(regressionsOf(wanted, { ...wanted, answered: wanted.answered - 0.08 })).toEqual([]);
    expect(regressionsOf({ calibrationError: 0.1 }, { calibrationError: 0.16 })).toEqual([]);
    expect(regressionsOf({ sorted: 0.5, calibrationError: 0.1 }, { sorted: 1, calibrationError: 0 })).toEqual(
      [],
    );
  });

  it("names what is worse than that", () => {
    expect(regressionsOf(wanted, { ...wanted, precision: 0.9 })).toEqual([
      "precision is 0.900, was 1 (margin 0.06)",
    ]);
    expect(regressionsOf({ calibrationError: 0.1 }, { calibrationError: 0.17 })).toEqual([
      "calibrationError is 0.170, was 0.1 (margin 0.06)",
    ]);
  });

  it("does not take a figure that is missing for a good one", () => {
    expect(regressionsOf(wanted, { answered: 1, precision: 1 })).toEqual(["abstained was not measured"]);
  });

  it("has a margin for every figure that is expected", () => {
    const names = Object.values(expected).flatMap((part) => Object.values(part).flatMap(Object.keys));
    expect(names.filter((name) => margin[name] === undefined)).toEqual([]);
  });
});
