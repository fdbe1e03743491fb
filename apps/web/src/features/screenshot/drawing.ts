import { inPixels, type Region } from "./region.ts";

function blank(width: number, height: number) {
  const canvas = document.createElement("canvas");
  canvas.width = width;
  canvas.height = height;
  const pen = canvas.getContext("2d");
  if (!pen) throw new Error("this browser draws no pictures");
  return { canvas, pen };
}

/** A copy of the picture with the region painted over: what was there is gone. */
export function blackedOut(picture: HTMLCanvasElement, region: Region): HTMLCanvasElement {
  const { canvas, pen } = blank(picture.width, picture.height);
  const { x, y, width, height } = inPixels(region, picture);
  pen.drawImage(picture, 0, 0);
  pen.fillStyle = "black";
  pen.fillRect(x, y, width, height);
  return canvas;
}

/** The region alone. */
export function cropped(picture: HTMLCanvasElement, region: Region): HTMLCanvasElement {
  const { x, y, width, height } = inPixels(region, picture);
  const { canvas, pen } = blank(width, height);
  pen.drawImage(picture, x, y, width, height, 0, 0, width, height);
  return canvas;
}

/** The picture as a file to attach. */
export function asFile(picture: HTMLCanvasElement): Promise<File> {
  const name = `screenshot-${new Date().toISOString().slice(0, 19).replaceAll(":", "-")}.png`;
  return new Promise((resolve, reject) => {
    picture.toBlob((blob) => {
      if (blob) resolve(new File([blob], name, { type: "image/png" }));
      else reject(new Error("this browser makes no files of pictures"));
    }, "image/png");
  });
}
