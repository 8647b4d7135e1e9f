/** The compiled kernels in base64, which the build puts here; sources that run as they are have none. */
declare const COMPILED_KERNEL: string | undefined;
declare const COMPILED_LANES: string | undefined;

/** For one sample at a time, and for samples side by side. */
export const compiledKernels = (): readonly [string | undefined, string | undefined] => [
  typeof COMPILED_KERNEL === "undefined" ? undefined : COMPILED_KERNEL,
  typeof COMPILED_LANES === "undefined" ? undefined : COMPILED_LANES,
];
