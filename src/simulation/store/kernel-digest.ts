import { createHash } from "node:crypto";
import { kernelBytes } from "../fastest-engine.js";

let digest: string | undefined;

/** What tells the compiled kernels of one build from another's, as a SHA-256 in 64 hex digits. */
export const kernelDigest = (): string => (digest ??= digestOf(kernelBytes()));

function digestOf(parts: readonly Uint8Array[]): string {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part);
  return hash.digest("hex");
}
