/** 1/k for k = 1 .. 63, as far as a sum from zero ever goes; entry 0 is not used. */
export const RECIPROCAL = new Float64Array(64);
for (let k = 1; k < 64; k++) RECIPROCAL[k] = 1 / k;

/** Beyond this normal score 1 - F is too small to be told from a sum that starts at F(0); the tail itself is summed. */
export const SEARCHED_TAIL = 5;
