import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

type Rgb = readonly [number, number, number];

const css = readFileSync(new URL("./styles.css", import.meta.url), "utf8").replace(/\s+/g, " ");
const colour = String.raw`oklch\((?:[^()]|\([^()]*\))*\)`;
const tokens = new Map(
  [
    ...css.matchAll(
      new RegExp(`--color-([\\w-]+): (?:light-dark\\( ?(${colour}), (${colour}) ?\\)|(${colour}));`, "g"),
    ),
  ].map(
    ([, name = "", light, dark, both]) =>
      [name, { light: light ?? both ?? "", dark: dark ?? both ?? "" }] as const,
  ),
);

type Scheme = "light" | "dark";
type Accent = { hue: number; chroma: number };
const ours: Accent = { hue: 188, chroma: 0.085 };

function colourOf(name: string, scheme: Scheme, accent: Accent): Rgb {
  const value = tokens.get(name)?.[scheme];
  if (!value) throw new Error(`styles.css has no --color-${name}`);
  const plain = value
    .replace("var(--accent-h)", `${accent.hue}`)
    .replace("var(--accent-chroma)", `${accent.chroma}`);
  const [lightness = 0, chroma = 0, hue = 0] = plain.slice(6, -1).trim().split(/\s+/).map(Number);
  return linearRgb(lightness, chroma, hue);
}

/** OKLCH → linear sRGB, clipped to the gamut as browsers do (Björn Ottosson's matrices). */
function linearRgb(lightness: number, chroma: number, hue: number): Rgb {
  const a = chroma * Math.cos((hue * Math.PI) / 180);
  const b = chroma * Math.sin((hue * Math.PI) / 180);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const clip = (value: number) => Math.min(1, Math.max(0, value));
  return [
    clip(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    clip(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    clip(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
  ];
}

const luminance = ([red, green, blue]: Rgb) => 0.2126 * red + 0.7152 * green + 0.0722 * blue;

function contrast(first: string, second: string, scheme: Scheme, accent = ours) {
  const one = luminance(colourOf(first, scheme, accent)) + 0.05;
  const two = luminance(colourOf(second, scheme, accent)) + 0.05;
  return Math.max(one, two) / Math.min(one, two);
}

const tones = ["info", "success", "warning", "danger", "accent", "neutral", "muted", "note"];
const grounds = [
  "canvas",
  "surface",
  "surface-raised",
  "surface-sunken",
  "surface-hover",
  "surface-selected",
];
const codes = ["keyword", "string", "number", "title", "type", "comment"].map((name) => `code-${name}`);
const pair = (texts: string[], backgrounds: string[]) =>
  texts.flatMap((text) => backgrounds.map((background) => [text, background] as const));

const text = [
  ...pair(["fg", "fg-muted", "fg-subtle", "accent-text", "danger-text"], grounds),
  ...pair(codes, ["surface-sunken", "surface", "canvas"]),
  ...tones.map((tone) => [`tone-${tone}-fg`, `tone-${tone}`] as const),
  ...pair(
    tones.map((tone) => `tone-${tone}-fg`),
    ["surface", "canvas", "surface-raised"],
  ),
  ...pair(["fg", "fg-muted", "accent-text"], ["tone-accent", "tone-neutral", "tone-note", "tone-muted"]),
  ["danger-text", "tone-danger"],
  ["on-accent", "accent"],
  ["on-accent", "accent-hover"],
  ["on-danger", "danger"],
  ["on-danger", "danger-hover"],
  ["fg-inverse", "surface-inverse"],
] as const;

const graphic = [
  ...pair(["line-control", "ring", "accent"], ["surface", "canvas", "surface-raised", "surface-sunken"]),
  ...pair(
    tones.map((tone) => `tone-${tone}-solid`),
    ["surface", "canvas", "surface-raised"],
  ),
  ...pair(["chart-1", "chart-2", "chart-3", "chart-4", "chart-5", "chart-6", "chart-previous"], ["surface"]),
  ["on-accent", "line-control"],
] as const;

describe.each(["light", "dark"] as const)("%s", (scheme) => {
  it.each(text)("%s is legible on %s (4.5:1)", (front, back) => {
    expect(contrast(front, back, scheme)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(graphic)("%s stands out from %s (3:1)", (front, back) => {
    expect(contrast(front, back, scheme)).toBeGreaterThanOrEqual(3);
  });

  it("keeps both for every accent an organisation may choose", () => {
    const failures: string[] = [];
    const touched = (name: string) => tokens.get(name)?.[scheme].includes("var(") ?? false;
    for (let hue = 0; hue < 360; hue += 5) {
      for (const chroma of [0.02, 0.06, 0.085, 0.11, 0.13]) {
        for (const [pairs, limit] of [
          [text, 4.5],
          [graphic, 3],
        ] as const) {
          for (const [front, back] of pairs) {
            if (!touched(front) && !touched(back)) continue;
            const ratio = contrast(front, back, scheme, { hue, chroma });
            if (ratio < limit) failures.push(`${front} on ${back} at ${hue}/${chroma}: ${ratio.toFixed(2)}`);
          }
        }
      }
    }
    expect(failures).toEqual([]);
  });
});

it("reads every colour token", () => {
  const written = [...css.matchAll(/--color-[\w-]+: (?:light-dark|oklch)/g)].length;
  expect(tokens.size).toBe(written);
});
