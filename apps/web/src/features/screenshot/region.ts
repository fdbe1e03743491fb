/** PURE. A part of a picture, in shares of its width and height. */
export type Region = { x: number; y: number; width: number; height: number };

export const firstRegion: Region = { x: 0.3, y: 0.4, width: 0.4, height: 0.2 };
const smallest = 0.02;

const between = (least: number, value: number, most: number) => Math.min(most, Math.max(least, value));

/** PURE. The region moved, as far as the picture goes. */
export function moved(region: Region, dx: number, dy: number): Region {
  return {
    ...region,
    x: between(0, region.x + dx, 1 - region.width),
    y: between(0, region.y + dy, 1 - region.height),
  };
}

/** PURE. The region made larger or smaller at its lower right corner. */
export function resized(region: Region, dx: number, dy: number): Region {
  return {
    ...region,
    width: between(smallest, region.width + dx, 1 - region.x),
    height: between(smallest, region.height + dy, 1 - region.y),
  };
}

type Point = { x: number; y: number };

/** PURE. The region between two points, whichever comes first; null where it is too small to be meant. */
export function spanned(from: Point, to: Point): Region | null {
  const [left, right] = [between(0, Math.min(from.x, to.x), 1), between(0, Math.max(from.x, to.x), 1)];
  const [top, bottom] = [between(0, Math.min(from.y, to.y), 1), between(0, Math.max(from.y, to.y), 1)];
  const region = { x: left, y: top, width: right - left, height: bottom - top };
  return region.width < smallest / 2 || region.height < smallest / 2 ? null : region;
}

/** PURE. The region in pixels of a picture of this size; covers every pixel that it touches. */
export function inPixels(region: Region, size: { width: number; height: number }) {
  const x = Math.floor(region.x * size.width);
  const y = Math.floor(region.y * size.height);
  const right = Math.min(size.width, Math.ceil((region.x + region.width) * size.width));
  const bottom = Math.min(size.height, Math.ceil((region.y + region.height) * size.height));
  return { x, y, width: Math.max(1, right - x), height: Math.max(1, bottom - y) };
}
