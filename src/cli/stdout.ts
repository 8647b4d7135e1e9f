import { RENDER } from "../report/formats/registry.js";
import type { Telling } from "../report/formats/telling.js";
import { renderTable } from "../report/formats/table/render.js";
import type { View } from "../report/view.js";
import type { Calling } from "./calling.js";
import { stdoutStyle, type Io } from "./io.js";

type Shown = Pick<Calling["options"], "format" | "quiet" | "color" | "notes">;

/** The whole answer on stdout; with --quiet without its warnings. */
export function printTelling(telling: Telling, options: Shown, io: Io): void {
  const { format, quiet } = options;
  const views = (everything?: boolean) => shown(telling.views(everything), quiet);
  for (const piece of RENDER[format]({ ...telling, views }, stdoutStyle(io, options))) io.stdout(piece);
}

/** Prints views as they come, apart from each other as in a whole answer. */
export function streamer(options: Shown, io: Io): (views: readonly View[]) => void {
  let isFirst = true;
  return (views) => {
    const style = stdoutStyle(io, options);
    for (const view of shown(views, options.quiet)) {
      io.stdout((isFirst ? "" : "\n") + renderTable(view, style));
      isFirst = false;
    }
  };
}

const shown = (views: readonly View[], quiet = false): readonly View[] =>
  quiet ? views.map((view) => ({ ...view, warnings: [] })) : views;
