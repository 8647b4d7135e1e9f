/**
 * Colours by the names that the page's style sheet gives them, other ones on dark screens. After the palette for all kinds of colour
 * vision of Okabe and Ito, "Color Universal Design" (2008), made dark enough for text and lines on white (3 : 1 and more).
 */
const PLAIN = {
  ink: "#1b1f24",
  soft: "#57606a",
  grid: "#d8dee4",
  accent: "#0b5cad",
  band: "#b6d4f2",
  neutral: "#7d8791",
  pale: "#dfe3e8",
  against: "#b3470f",
  paper: "#fff",
  c1: "#0b5cad",
  c2: "#b3470f",
  c3: "#00795a",
  c4: "#9a4a87",
  c5: "#7a6a00",
  c6: "#57606a",
} as const;

type ColourName = keyof typeof PLAIN;

/** Where no style sheet is let in, as on some servers, the plain one stands. */
const colour = (name: ColourName): string => `var(--${name},${PLAIN[name]})`;

export const INK = colour("ink");
export const SOFT = colour("soft");
export const GRID = colour("grid");
export const ACCENT = colour("accent");
export const ACCENT_SOFT = colour("band");
export const NEUTRAL = colour("neutral");
export const NEUTRAL_SOFT = colour("pale");
export const AGAINST = colour("against");
export const PAPER = colour("paper");

/** Of curves that lie over each other; their dashes tell them apart, too. */
export const CURVES: readonly { readonly stroke: string; readonly dash?: string }[] = [
  { stroke: colour("c1") },
  { stroke: colour("c2"), dash: "7 3" },
  { stroke: colour("c3"), dash: "2 3" },
  { stroke: colour("c4"), dash: "9 3 2 3" },
  { stroke: colour("c5"), dash: "4 4" },
  { stroke: colour("c6"), dash: "12 4" },
];

/** For programs that know no names of colours: the colours themselves. */
export const plainColours = (svg: string): string => svg.replace(/="var\(--[a-z0-9]+,(#[0-9a-f]+)\)"/gu, '="$1"');
