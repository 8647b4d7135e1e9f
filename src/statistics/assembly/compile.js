import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { compileOnce, inBase64 } from "./assemblyscript.js";

const SOURCE = fileURLToPath(new URL("products.as", import.meta.url));
const ENTRY = "products.ts";
const OPTIONS = ["-O3", "--noAssert", "--runtime", "stub", "--enable", "simd"];

/**
 * The inner products compiled to WebAssembly.
 * @returns {Promise<Uint8Array>}
 */
export function compileProducts() {
  return compileOnce(ENTRY, (name) => (name === ENTRY ? readFileSync(SOURCE, "utf8") : null), OPTIONS);
}

/**
 * The same as a bundler puts it into `inner-products.ts`.
 * @returns {Promise<Record<string, string>>}
 */
export async function productsInBase64() {
  return { COMPILED_PRODUCTS: inBase64(await compileProducts()) };
}
