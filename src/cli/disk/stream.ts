import { closeSync, constants, openSync, statSync, writeSync } from "node:fs";

/** What takes bytes as they come, and may take them slowly. */
export interface Stream {
  /** Writes what is taken at once, and holds back the rest. */
  readonly write: (bytes: Uint8Array) => void;
  /** Resolves when everything has been taken. */
  readonly end: (signal?: AbortSignal) => Promise<void>;
  readonly close: () => void;
}

/** A reader that is not there yet, or has not read on, is asked again after so long. */
const RETRY_MS = 10;

/**
 * Writes to a pipe or a device without ever waiting in the system, where no interrupt is heard: a pipe without a reader and a
 * full one are tried again. Errors of the system are thrown; a reader that has gone away is none.
 */
export function openStream(path: string): Stream {
  const held: Uint8Array[] = [];
  const isPipe = statSync(path).isFIFO();
  const open = (): number => openSync(path, constants.O_WRONLY | constants.O_APPEND | constants.O_NONBLOCK);
  let handle: number | undefined;
  let isGone = false;

  /** Writes what it can; true if that is everything. */
  const flush = (): boolean => {
    if (isGone) held.length = 0;
    if (held.length === 0 && handle !== undefined) return true;
    handle ??= isPipe ? trying("ENXIO", open) : open();
    while (handle !== undefined && held.length > 0) {
      const to = handle;
      const taken = trying("EAGAIN", () => writeSync(to, held[0]));
      if (taken === undefined) return false;
      if (taken < held[0].length) held[0] = held[0].subarray(taken);
      else held.shift();
    }
    return handle !== undefined;
  };
  const flushed = (): boolean => {
    try {
      return flush();
    } catch (error) {
      if (codeOf(error) !== "EPIPE") throw error;
      isGone = true;
      return true;
    }
  };
  return {
    write: (bytes) => {
      held.push(bytes.slice());
      flushed();
    },
    end: async (signal) => {
      while (!flushed()) {
        await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
        signal?.throwIfAborted();
      }
    },
    close: () => {
      if (handle !== undefined) closeSync(handle);
      handle = undefined;
    },
  };
}

/** Undefined where the system says to try again later. */
function trying<Value>(later: string, act: () => Value): Value | undefined {
  try {
    return act();
  } catch (error) {
    if (codeOf(error) === later) return undefined;
    throw error;
  }
}

const codeOf = (error: unknown): unknown => (error instanceof Error && "code" in error ? error.code : undefined);
