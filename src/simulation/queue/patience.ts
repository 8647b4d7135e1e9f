/** Waits for a queue, no longer than the caller does. */
export interface Patience {
  /** @throws the signal's reason as soon as it aborts, whatever else is under way */
  readonly await: <Value>(promise: Promise<Value>) => Promise<Value>;
  /** Waits a moment, from pause to pause a longer one. */
  readonly pause: () => Promise<void>;
  /** The next pause is a short one. */
  readonly goOn: () => void;
  /** True once a second. */
  readonly isTimeToLookRound: () => boolean;
  /** Waits for it, be the call aborted or not, but not for long, and not for its success. */
  readonly briefly: (promise: Promise<unknown>) => Promise<void>;
  readonly release: () => void;
}

const SHORTEST_MS = 5;
const LONGEST_MS = 100;
const LOOK_ROUND_MS = 1000;
const BRIEFLY_MS = 500;

export function patiently(signal: AbortSignal | undefined): Patience {
  let pauseMs = SHORTEST_MS;
  let isDue = true;
  const clock = setInterval(() => {
    isDue = true;
  }, LOOK_ROUND_MS);
  let abort: () => void = () => undefined;
  const aborted = new Promise<never>((_, reject) => {
    abort = () => {
      reject(signal?.reason as Error);
    };
  });
  aborted.catch(() => undefined);
  signal?.addEventListener("abort", abort);
  const untilAborted = <Value>(promise: Promise<Value>): Promise<Value> => {
    promise.catch(() => undefined);
    return Promise.race([aborted, promise]);
  };
  return {
    await: untilAborted,
    pause: async () => {
      await untilAborted(after(pauseMs));
      pauseMs = Math.min(LONGEST_MS, 1.5 * pauseMs);
    },
    goOn: () => {
      pauseMs = SHORTEST_MS;
    },
    isTimeToLookRound: () => {
      const was = isDue;
      isDue = false;
      return was;
    },
    briefly: async (promise) => {
      await Promise.race([promise.catch(() => undefined), after(BRIEFLY_MS)]);
    },
    release: () => {
      clearInterval(clock);
      signal?.removeEventListener("abort", abort);
    },
  };
}

const after = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
