import { markupText, type Markup } from "../../../src/report/markup.js";

/** Numbers of an attribute, of every element of a kind, in their order. */
export const numbersOf = (drawing: Markup, element: string, attribute: string): number[] =>
  [...markupText(drawing).matchAll(new RegExp(`<${element}\\b[^>]*? ${attribute}="(-?[\\d.]+)%?"`, "gu"))].map(
    ([, value]) => Number(value),
  );

/** Texts in a drawing, in their order. */
export const textsOf = (drawing: Markup): string[] =>
  [...markupText(drawing).matchAll(/<text [^>]*>([^<]*)<\/text>/gu)].map(([, text]) => text);

export const TOLD = { title: "A chart", description: "What there is to see." };

/** Amounts in millions. */
export const AMOUNTS = { scale: { unit: "currency", divisor: 1e6, suffix: " M", digits: 3 }, isDifference: false };
