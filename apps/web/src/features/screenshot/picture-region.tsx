"use client";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, type PointerEvent, useEffect, useRef } from "react";
import { moved, type Region, resized, spanned } from "./region.ts";

type Props = { picture: HTMLCanvasElement; region: Region; onRegion: (region: Region) => void };

const step = 0.02;
const directions: Record<string, [number, number]> = {
  ArrowLeft: [-step, 0],
  ArrowRight: [step, 0],
  ArrowUp: [0, -step],
  ArrowDown: [0, step],
};
const percent = (share: number) => `${share * 100}%`;

/** The picture with a region on it: drawn with the pointer, moved by arrow keys, resized by them with Shift. */
export function PictureRegion({ picture, region, onRegion }: Props) {
  const t = useTranslations("modal.screenshot");
  const canvas = useRef<HTMLCanvasElement>(null);
  const start = useRef<{ x: number; y: number } | null>(null);

  useEffect(() => {
    const shown = canvas.current;
    if (!shown) return;
    shown.width = picture.width;
    shown.height = picture.height;
    shown.getContext("2d")?.drawImage(picture, 0, 0);
  }, [picture]);

  const pointOf = (event: PointerEvent) => {
    const box = event.currentTarget.getBoundingClientRect();
    return { x: (event.clientX - box.left) / box.width, y: (event.clientY - box.top) / box.height };
  };
  const onPointerMove = (event: PointerEvent) => {
    const drawn = start.current && spanned(start.current, pointOf(event));
    if (drawn) onRegion(drawn);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const direction = directions[event.key];
    if (!direction) return;
    event.preventDefault();
    onRegion(event.shiftKey ? resized(region, ...direction) : moved(region, ...direction));
  };
  return (
    <div
      role="presentation"
      className="relative w-fit touch-none select-none border border-line"
      onPointerDown={(event) => {
        start.current = pointOf(event);
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={onPointerMove}
      onPointerUp={() => {
        start.current = null;
      }}
    >
      <canvas
        ref={canvas}
        role="img"
        aria-label={t("picture")}
        className="block h-auto max-h-[56vh] w-auto max-w-full cursor-crosshair"
      />
      <button
        type="button"
        aria-roledescription={t("region")}
        aria-label={t("regionAt", {
          left: Math.round(region.x * 100),
          top: Math.round(region.y * 100),
          width: Math.round(region.width * 100),
          height: Math.round(region.height * 100),
        })}
        onKeyDown={onKeyDown}
        className="absolute border-2 border-dashed border-accent bg-accent/15 outline-offset-2"
        style={{
          left: percent(region.x),
          top: percent(region.y),
          width: percent(region.width),
          height: percent(region.height),
        }}
      />
    </div>
  );
}
