import { domToCanvas } from "modern-screenshot";
import { pageFonts } from "./page-fonts.ts";

/** What is no part of the page that the picture is to show: dialogs over it, notices, and what its owner keeps private. */
const left =
  '[role="dialog"], [data-sonner-toaster], [data-radix-popper-content-wrapper], [data-radix-focus-guard], [data-not-in-picture], [data-private]';

const isShown = (node: Node) =>
  !(node instanceof Element) ||
  !(node.matches(left) || (node.parentElement === document.body && node.hasAttribute("data-state")));

const sharpest = 2;

/** A picture of what is seen of the page, without this dialog. Nothing leaves the browser. */
export function capturePage(): Promise<HTMLCanvasElement> {
  const { innerWidth, innerHeight, scrollX, scrollY, devicePixelRatio } = window;
  const { body } = document;
  return domToCanvas(body, {
    width: innerWidth,
    height: innerHeight,
    scale: Math.min(devicePixelRatio, sharpest),
    backgroundColor: getComputedStyle(body).backgroundColor,
    filter: isShown,
    font: { cssText: pageFonts() },
    style: {
      width: `${body.clientWidth}px`,
      height: `${Math.max(body.scrollHeight, innerHeight)}px`,
      margin: "0",
      transform: `translate(${-scrollX}px, ${-scrollY}px)`,
      transformOrigin: "0 0",
      pointerEvents: "auto",
    },
  });
}
