import type { Sharp } from "sharp";
import { rasterTypes } from "./sniff.ts";

export type Picture = { bytes: Buffer; contentType: string; width: number; height: number };

/** More pixels than this are not decoded: a small file can claim to be huge (attack F3). */
const mostPixels = 50_000_000;
const secondsAtMost = 15;

const open = async (bytes: Uint8Array, options: { animated?: boolean; density?: number } = {}) => {
  const { default: sharp } = await import("sharp");
  sharp.cache(false);
  return sharp(bytes, { limitInputPixels: mostPixels, failOn: "error", ...options }).timeout({
    seconds: secondsAtMost,
  });
};

const formats: Record<string, "png" | "jpeg" | "webp"> = {
  "image/png": "png",
  "image/svg+xml": "png",
  "image/jpeg": "jpeg",
};

/** All frames where their pixels together are few enough, else the first. */
async function opened(bytes: Uint8Array): Promise<{ image: Sharp; isAnimated: boolean }> {
  const { width, height, pages = 1 } = await (await open(bytes)).metadata();
  const isAnimated = pages > 1 && width * height * pages <= mostPixels;
  return { image: await open(bytes, { animated: isAnimated }), isAnimated };
}

async function written(image: Sharp, contentType: string): Promise<Picture> {
  const format = formats[contentType] ?? "webp";
  const options = format === "png" ? { compressionLevel: 9 } : { quality: format === "webp" ? 82 : 86 };
  const { data, info } = await image.toFormat(format, options).toBuffer({ resolveWithObject: true });
  const height = info.pageHeight ?? info.height;
  return { bytes: data, contentType: `image/${format}`, width: info.width, height };
}

/**
 * The picture decoded and written anew, turned upright, without anything but its pixels: no EXIF, no second nature.
 * SVG becomes a PNG. Null where it is no picture that we decode, or claims to be too large.
 * @param largestSide in pixels; a larger one is made smaller
 * @param output the type to write: PNG and JPEG where given, WebP for everything else
 */
export async function redraw(
  bytes: Uint8Array,
  contentType: string,
  largestSide: number,
  output = contentType,
): Promise<Picture | null> {
  const isSvg = contentType === "image/svg+xml";
  if (!isSvg && !rasterTypes.includes(contentType)) return null;
  try {
    const { image, isAnimated } = await opened(bytes);
    const upright = isAnimated ? image : image.rotate();
    const fitting = upright.resize({
      width: largestSide,
      height: largestSide,
      fit: "inside",
      withoutEnlargement: true,
    });
    return await written(fitting, isAnimated ? "image/webp" : output);
  } catch {
    return null;
  }
}
