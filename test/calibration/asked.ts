import type { CalibrateRest } from "../../src/questions/calibrate/record.js";
import { orgfunnel } from "../cli/program.js";

/** After the last day of every generated export. */
export const LATER = { now: () => Date.UTC(2027, 5, 1) };

/** Calibrates without a test on what is kept back; what is told of problems in one line, wherever it was broken. */
export async function calibrate(...args: readonly string[]) {
  const ran = await orgfunnel(["calibrate", ...args, "--holdout", "0"], LATER);
  return { ...ran, stderr: ran.stderr.replaceAll(/\s+/gu, " ") };
}

/** What was found, as JSON. */
export async function found(...args: readonly string[]): Promise<CalibrateRest> {
  const { code, stdout, stderr } = await calibrate(...args, "--format", "json");
  if (code !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as CalibrateRest;
}
