import { single } from "./single";

/** Beyond this logarithm the polynomials are not made for: |z| > 5.43. */
const LARGEST_LOG: f32 = 16;

/**
 * Standard normal quantiles of four uniforms, given as two pairs, in single precision: error below 5e-7 (1 + |z|), which a
 * test scans; NaN for |z| > 5.43.
 *
 * Source: Giles, "Approximating the erfinv function", GPU Computing Gems Jade Edition (2011), table 5.
 */
@inline
export function scores(u0: v128, u1: v128): v128 {
  const one = f64x2.splat(1);
  const x = single(f64x2.sub(f64x2.add(u0, u0), one), f64x2.sub(f64x2.add(u1, u1), one));
  const t = single(f64x2.mul(u0, f64x2.sub(one, u0)), f64x2.mul(u1, f64x2.sub(one, u1)));
  const w = f32x4.neg(logs(f32x4.mul(t, f32x4.splat(4))));
  let p = central(f32x4.sub(w, f32x4.splat(2.5)));
  const isTail = f32x4.ge(w, f32x4.splat(5));
  if (v128.any_true(isTail)) p = v128.bitselect(tail(w), p, isTail);
  return f32x4.mul(f32x4.mul(p, x), f32x4.splat(1.4142135623730951));
}

@inline
function central(w: v128): v128 {
  const square = f32x4.mul(w, w);
  const fourth = f32x4.mul(square, square);
  const low = join(linear(w, f32x4.splat(1.50140941), f32x4.splat(0.246640727)), linear(w, f32x4.splat(-0.00417768164), f32x4.splat(-0.00125372503)), square);
  const high = join(linear(w, f32x4.splat(0.00021858087), f32x4.splat(-4.39150654e-6)), linear(w, f32x4.splat(-3.5233877e-6), f32x4.splat(3.43273939e-7)), square);
  const highest = f32x4.mul(f32x4.mul(fourth, fourth), f32x4.splat(2.81022636e-8));
  return f32x4.add(join(low, high, fourth), highest);
}

function tail(log: v128): v128 {
  const w = f32x4.sub(f32x4.sqrt(log), f32x4.splat(3));
  const square = f32x4.mul(w, w);
  const fourth = f32x4.mul(square, square);
  const low = join(linear(w, f32x4.splat(2.83297682), f32x4.splat(1.00167406)), linear(w, f32x4.splat(0.00943887047), f32x4.splat(-0.0076224613)), square);
  const high = join(linear(w, f32x4.splat(0.00573950773), f32x4.splat(-0.00367342844)), linear(w, f32x4.splat(0.00134934322), f32x4.splat(0.000100950558)), square);
  const highest = f32x4.mul(f32x4.mul(fourth, fourth), f32x4.splat(-0.000200214257));
  const p = f32x4.add(join(low, high, fourth), highest);
  return v128.or(p, f32x4.gt(log, f32x4.splat(LARGEST_LOG))); // all bits set are a NaN
}

@inline
function linear(w: v128, constant: v128, slope: v128): v128 {
  return f32x4.add(constant, f32x4.mul(slope, w));
}

/** low + high times a power: polynomials are joined by halves (Estrin's scheme), which a processor works on side by side. */
@inline
function join(low: v128, high: v128, power: v128): v128 {
  return f32x4.add(low, f32x4.mul(high, power));
}

/**
 * Natural logarithms of normal numbers, error below 1e-7 (1 + |log|).
 *
 * Source: Moshier, Cephes Math Library 2.2 (1992), logf.c.
 */
@inline
function logs(x: v128): v128 {
  const exponent = i32x4.shr_s(i32x4.sub(x, i32x4.splat(0x3f3504f3)), 23);
  const e = f32x4.convert_i32x4_s(exponent);
  const f = f32x4.sub(i32x4.sub(x, i32x4.shl(exponent, 23)), f32x4.splat(1));
  const square = f32x4.mul(f, f);
  const fourth = f32x4.mul(square, square);
  const low = join(linear(f, f32x4.splat(3.3333331174e-1), f32x4.splat(-2.4999993993e-1)), linear(f, f32x4.splat(2.0000714765e-1), f32x4.splat(-1.6668057665e-1)), square);
  const high = join(linear(f, f32x4.splat(1.4249322787e-1), f32x4.splat(-1.2420140846e-1)), linear(f, f32x4.splat(1.167699874e-1), f32x4.splat(-1.151461031e-1)), square);
  const highest = f32x4.mul(f32x4.mul(fourth, fourth), f32x4.splat(7.0376836292e-2));
  const p = f32x4.add(join(low, high, fourth), highest);
  const rest = f32x4.add(f32x4.mul(f32x4.mul(p, f), square), f32x4.mul(e, f32x4.splat(-2.1219444e-4)));
  return f32x4.add(f32x4.add(f32x4.sub(rest, f32x4.mul(f32x4.splat(0.5), square)), f), f32x4.mul(e, f32x4.splat(0.693359375)));
}
