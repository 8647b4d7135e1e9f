/** Half the width of a 95 % interval of a normal estimate, in its standard errors. */
export const RESOLVED_ERRORS = 1.96;

/** Whether it is exactly 0 in every sample, by construction. */
export const isNothing = (found?: { readonly mean: number; readonly standardError: number }): boolean =>
  found?.mean === 0 && found.standardError === 0;

/** Whether the 95 % Monte Carlo interval of an estimate holds 0: its sign is not told. False for no data. */
export const isUntold = ({ mean, standardError }: { readonly mean: number; readonly standardError: number }): boolean =>
  Math.abs(mean) <= RESOLVED_ERRORS * standardError;
