import type { ChalkInstance } from "chalk";
import { plot } from "../../draw/series.js";
import { harmless } from "../../text/harmless.js";
import type { ViewSeries } from "../../view.js";

/** The chart as text, each curve in a colour of its own where there is colour. */
export function chartLines(chart: ViewSeries, width: number, chalk: ChalkInstance): string[] {
  const colours = [chalk.cyan, chalk.yellow, chalk.magenta, chalk.green, chalk.blue, chalk.red];
  return plot(chart, width).map((pieces) =>
    pieces
      .map(({ text, curve }) => (curve === undefined ? harmless(text) : colours[curve % colours.length](text)))
      .join("")
      .trimEnd(),
  );
}
