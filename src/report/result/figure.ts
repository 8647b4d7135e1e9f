import * as z from "zod";

/**
 * A number of a result file: null stands for no data and for an end without a bound. In memory it is a number, NaN for no data.
 */
export const figure = z
  .union([z.number(), z.null()])
  .transform((value) => value ?? NaN)
  .meta({ description: "null: no data, or no bound" });

/** A list of them. */
export const figures = z.array(figure).readonly();

/** A mean and its Monte Carlo standard error. */
export const estimate = z.object({ mean: figure, standardError: figure });

export const textList = z.array(z.string()).readonly();

/** A whole number from 0 on. */
export const whole = z.int().min(0);
