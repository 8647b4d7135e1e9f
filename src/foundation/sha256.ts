import { sha256 as inJavaScript } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";

/** The little of Node's that is used here, where it is. */
interface NativeCrypto {
  createHash(name: "sha256"): { update(text: string): { digest(): Uint8Array } };
}
declare const process: { readonly getBuiltinModule?: (name: "node:crypto") => NativeCrypto | undefined } | undefined;

/** The SHA-256 of a text's UTF-8 bytes: Node's own where it is, which takes no time to warm up. */
export function sha256(text: string): Uint8Array {
  const native = typeof process === "undefined" ? undefined : process.getBuiltinModule?.("node:crypto");
  return native?.createHash("sha256").update(text).digest() ?? inJavaScript(new TextEncoder().encode(text));
}

/** The same in 64 hexadecimal digits. */
export const sha256Hex = (text: string): string => bytesToHex(sha256(text));
