import { bytesOfBase64 } from "../foundation/base64.js";

/** The compiled kernels in base64, which the build puts here; sources that run as they are have none. */
declare const COMPILED_KERNEL: string | undefined;
declare const COMPILED_LANES: string | undefined;

/** For one sample at a time, and for samples side by side. */
export const compiledKernels = (): readonly [Uint8Array | undefined, Uint8Array | undefined] => [
  typeof COMPILED_KERNEL === "undefined" ? undefined : bytesOfBase64(COMPILED_KERNEL),
  typeof COMPILED_LANES === "undefined" ? undefined : bytesOfBase64(COMPILED_LANES),
];
