/** Resolves in a later turn of the event loop, so that what waits there, such as an interrupt, gets its turn. */
export function turn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}

/**
 * Resolves when everything that has come by now, such as a signal, has been heard. The first turn may still be one of the round of the
 * event loop that is under way; between the two it has asked the system.
 */
export async function allHeard(): Promise<void> {
  await turn();
  await turn();
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
