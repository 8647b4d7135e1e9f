/** x^n by repeated squaring, n >= 0; relative error below n * 1.2e-16. */
export function wholePower(x: number, n: i32): number {
  let power: number = 1;
  let square = x;
  for (let left = n; left > 0; left >>= 1) {
    if (left % 2 === 1) power *= square;
    square *= square;
  }
  return power;
}
