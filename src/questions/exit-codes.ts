/** What the process says at its end. An interrupt by a signal is 128 and its number, as shells have it. */
export const EXIT = {
  ok: 0,
  /** A bug of the program. */
  internalError: 1,
  /** Bad usage or invalid input. */
  invalidInput: 2,
  /** The machine refused: disk full, no permission. */
  machineRefused: 3,
  checkUndecided: 98,
  /** A check failed, or a stored result did not come out again. */
  checkFailed: 99,
  SIGHUP: 129,
  SIGINT: 130,
  SIGTERM: 143,
} as const;

/** The signals that interrupt, all three alike. */
export const INTERRUPTS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
export type Interrupt = (typeof INTERRUPTS)[number];
