/** Four numbers of two pairs, in single precision. */
@inline
export function single(first: v128, second: v128): v128 {
  return v128.shuffle<i64>(f32x4.demote_f64x2_zero(first), f32x4.demote_f64x2_zero(second), 0, 2);
}

/** The second pair of four numbers in double precision; the first is f64x2.promote_low_f32x4. */
@inline
export function secondPair(x: v128): v128 {
  return f64x2.promote_low_f32x4(v128.shuffle<i64>(x, x, 1, 1));
}
