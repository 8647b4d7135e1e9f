/** Where there is one, it calls back when the event loop has asked the system what has come; a timer may do so before. */
declare const setImmediate: ((callback: () => void) => unknown) | undefined;

/** Resolves in a later turn of the event loop, when what has come by now, such as an interrupt or a message, has been heard. */
export function turn(): Promise<void> {
  return new Promise((resolve) => {
    if (typeof setImmediate === "undefined") setTimeout(resolve, 0);
    else setImmediate(resolve);
  });
}

/**
 * Gives the event loop a turn. Work that takes the processor for long does so every tenth of a second or so.
 * @throws the signal's reason once it has aborted
 */
export async function yieldNow(signal?: AbortSignal): Promise<void> {
  signal?.throwIfAborted();
  await turn();
  signal?.throwIfAborted();
}
