import type { MovedAnswer } from "../../../src/analysis/what-if/answer.js";
import { orgfunnel } from "../../cli/program.js";

interface RunFile {
  readonly scenarios: readonly {
    readonly structures: readonly {
      readonly id: string;
      readonly probabilityBest: number;
      readonly outcomes: { readonly value: { readonly mean: number; readonly p5: number; readonly p95: number } };
      readonly difference?: { readonly value: { readonly mean: number } };
    }[];
  }[];
}

/** What `run` says with these arguments, in the form of the page's. */
export async function figuresOfRun(args: readonly string[]): Promise<unknown> {
  const { stdout, code, stderr } = await orgfunnel(["run", ...args, "--format", "json", "--quiet"]);
  if (code !== 0) throw new Error(stderr);
  const [{ structures }] = (JSON.parse(stdout) as RunFile).scenarios;
  return structures.map(({ id, probabilityBest, outcomes: { value }, difference }) => ({
    id,
    probabilityBest,
    mean: value.mean,
    p5: value.p5,
    p95: value.p95,
    difference: difference?.value.mean,
  }));
}

/** What the page says of the same. */
export const figuresOfPage = ({ structures }: MovedAnswer): unknown =>
  structures.map(({ id, probabilityBest, mean, p5, p95, difference }) => ({
    id,
    probabilityBest,
    mean,
    p5,
    p95,
    difference: difference?.mean,
  }));
