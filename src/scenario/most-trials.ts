/** Trials there may be at most, wherever they are given: in a file, on the command line, by the library. */
export const MOST_TRIALS = 1_000_000_000;
