/** Figures are counted up to here, 2^53 or 9.0e15: beyond, not even whole numbers are exact, and no company has so much of anything. */
export const LARGEST_FIGURE: number = 9007199254740992;
