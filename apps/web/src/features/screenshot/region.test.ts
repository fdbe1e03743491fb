import { expect, it } from "vitest";
import { inPixels, moved, type Region, resized, spanned } from "./region.ts";

const region: Region = { x: 0.25, y: 0.25, width: 0.5, height: 0.5 };

it("moves as far as the picture goes", () => {
  expect(moved(region, 0.125, -0.125)).toEqual({ ...region, x: 0.375, y: 0.125 });
  expect(moved(region, 1, 1)).toEqual({ ...region, x: 0.5, y: 0.5 });
  expect(moved(region, -1, -1)).toEqual({ ...region, x: 0, y: 0 });
});

it("grows to the edge and never vanishes", () => {
  expect(resized(region, 1, 1)).toEqual({ ...region, width: 0.75, height: 0.75 });
  expect(resized(region, -1, -1)).toMatchObject({ width: 0.02, height: 0.02 });
});

it("spans two points in any order, inside of the picture", () => {
  const wanted = { x: 0.25, y: 0, width: 0.5, height: 0.5 };
  expect(spanned({ x: 0.25, y: -3 }, { x: 0.75, y: 0.5 })).toEqual(wanted);
  expect(spanned({ x: 0.75, y: 0.5 }, { x: 0.25, y: -3 })).toEqual(wanted);
  expect(spanned({ x: 0.5, y: 0.5 }, { x: 0.501, y: 0.9 })).toBeNull();
});

it("covers every pixel that it touches", () => {
  const size = { width: 10, height: 10 };
  expect(inPixels({ x: 0.01, y: 0.19, width: 0.12, height: 0.02 }, size)).toEqual({
    x: 0,
    y: 1,
    width: 2,
    height: 2,
  });
  expect(inPixels({ x: 0, y: 0, width: 1, height: 1 }, size)).toEqual({ x: 0, y: 0, ...size });
});
