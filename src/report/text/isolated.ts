/** Scripts that are written from right to left. */
const SCRIPTS = ["Hebrew", "Arabic", "Syriac", "Thaana", "Nko", "Adlam"];
const LETTER = `[${SCRIPTS.map((script) => `\\p{Script=${script}}`).join("")}]`;
/** Words of one name with what joins them. */
const RUN = new RegExp(`${LETTER}(?:[\\s\\p{M}\\u200c\\u200d_'’-]*${LETTER})*`, "gu");

/**
 * Names that are written from right to left, between marks that keep them from turning around what stands beside them: of `name +1.65 M`
 * the sign would else stand behind the figure (Unicode Standard Annex 9, explicit directional isolates).
 */
export const isolated = (text: string): string => text.replace(RUN, "\u2068$&\u2069");
