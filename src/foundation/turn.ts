/**
 * Resolves in a later turn of the event loop, so that what waits there, such as an interrupt, gets its turn. Work that takes the
 * processor for long asks for one every tenth of a second or so.
 * @throws the signal's reason once it has aborted
 */
export async function yieldNow(signal?: AbortSignal): Promise<void> {
  signal?.throwIfAborted();
  await new Promise<void>((resolve) => setTimeout(resolve, 0));
  signal?.throwIfAborted();
}
