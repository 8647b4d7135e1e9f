/** The little of the standard `WebAssembly` that is used here; neither ES nor Node's types have it. */
declare const WebAssembly: { readonly Module: new (bytes: Uint8Array) => KernelModule };

declare const KERNEL_MODULE: unique symbol;

/** A kernel that is ready to run; threads can be handed it. */
export interface KernelModule {
  readonly [KERNEL_MODULE]: true;
}

/** For one sample at a time, and for samples side by side. */
export type KernelName = "kernel" | "lanes";

/**
 * Compiles the bytes of a kernel. Throws where there is no WebAssembly, or what the kernel needs of it is missing. The command line's
 * build puts another here, which keeps what the engine optimizes: bin/kept-kernels.js.
 */
export const kernelModule: (bytes: Uint8Array, name: KernelName) => KernelModule = (bytes) =>
  new WebAssembly.Module(bytes);
