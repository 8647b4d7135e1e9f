import { importSource } from "./places.js";

/** The dispersion of leads, by which every scenario that says nothing of it draws. */
const ROW = "market.lead_dispersion";

/**
 * The table of the book's own shape as a bundler puts it into `gamma-table.ts`: made anew it takes a cold start 30 ms in every thread.
 * @returns {Promise<Record<string, string>>}
 */
export async function gammaTableInBase64() {
  const { MARKET } = await importSource(new URL("../../assumptions/market.ts", import.meta.url));
  const shape = Number(MARKET.find(({ id }) => id === ROW).value);
  const { createGammaTable } = await importSource(new URL("../../distributions/gamma-table.ts", import.meta.url));
  const base64 = Buffer.from(createGammaTable(shape).buffer).toString("base64");
  return { MADE_GAMMA_TABLE: JSON.stringify({ shape, base64 }) };
}
