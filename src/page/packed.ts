import { fromBase85 } from "./base85.js";

/** A worker's program and its kernel, as the build packs them: see compile.js. */
interface Packed {
  readonly program: Uint8Array<ArrayBuffer>;
  readonly kernel: Uint8Array<ArrayBuffer>;
}

/** Whether this browser can read what is packed. Those that can all run WebAssembly with SIMD. */
export const canUnpack = (): boolean => "DecompressionStream" in globalThis;

/** @param text the lengths of the program and of both together, deflated, and these in base 85, between points */
async function unpacked(text: string): Promise<Packed> {
  const [length = "", bytesDeflated = "", base85 = ""] = text.trim().split(".");
  const deflated = fromBase85(base85, Number(bytesDeflated));
  const stream = new Blob([deflated]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  return { program: bytes.subarray(0, Number(length)), kernel: bytes.subarray(Number(length)) };
}

/** The worker, which finds its kernel in base64 under the name that its build gave it. */
export async function startWorker(text: string): Promise<Worker> {
  const { program, kernel } = await unpacked(text);
  const inBase64 = btoa(kernel.reduce((all, byte) => all + String.fromCharCode(byte), ""));
  const url = URL.createObjectURL(new Blob([`self.orgfunnelKernel="${inBase64}";`, program]));
  try {
    return new Worker(url);
  } finally {
    URL.revokeObjectURL(url);
  }
}
