/**
 * Colours as attributes: the page's style sheet may change them for dark screens, and without one they are as written here. After
 * the palette for all kinds of colour vision of Okabe and Ito, "Color Universal Design" (2008), made dark enough for text and
 * lines on white (3 : 1 and more).
 */
export const INK = "var(--ink,#1b1f24)";
export const SOFT = "var(--soft,#57606a)";
export const GRID = "var(--grid,#d8dee4)";
export const ACCENT = "var(--accent,#0b5cad)";
export const ACCENT_SOFT = "var(--band,#b6d4f2)";
export const NEUTRAL = "var(--neutral,#7d8791)";
export const NEUTRAL_SOFT = "var(--pale,#dfe3e8)";
export const AGAINST = "var(--against,#b3470f)";
export const PAPER = "var(--paper,#ffffff)";

/** Of curves that lie over each other; their dashes tell them apart, too. */
export const CURVES: readonly { readonly stroke: string; readonly dash?: string }[] = [
  { stroke: "var(--c1,#0b5cad)" },
  { stroke: "var(--c2,#b3470f)", dash: "7 3" },
  { stroke: "var(--c3,#00795a)", dash: "2 3" },
  { stroke: "var(--c4,#9a4a87)", dash: "9 3 2 3" },
  { stroke: "var(--c5,#7a6a00)", dash: "4 4" },
  { stroke: "var(--c6,#57606a)", dash: "12 4" },
];

/** For programs that know no variables of a style sheet. */
export const plainColours = (svg: string): string => svg.replace(/="var\(--[a-z0-9]+,(#[0-9a-f]{6})\)"/gu, '="$1"');
