import { turn } from "../foundation/turn.js";
import type { AnswerStream } from "../questions/surroundings.js";
import { RENDER } from "../report/formats/registry.js";
import { beginStreamed, streamedFormat } from "../report/formats/streamed.js";
import type { Telling } from "../report/formats/telling.js";
import type { Calling } from "./calling.js";
import type { Interruption } from "./interrupts.js";
import { stdoutStyle, type Io } from "./io.js";
import type { Written } from "./written.js";

type Shown = Pick<Calling["options"], "format" | "quiet" | "color" | "notes">;

/** The whole answer on stdout, as fast as it is read; with --quiet without its warnings. */
export async function printTelling(telling: Telling, options: Shown, io: Io): Promise<void> {
  for (const piece of RENDER[options.format](quieted(telling, options), stdoutStyle(io, options))) {
    io.stdout(piece);
    await io.stdoutTaken();
  }
}

/**
 * Tells an answer on stdout as it is found, where the format lets it: in parts, as fast as it is read. An interrupt leaves of a
 * long part what is told within a moment; one that takes longer to draw than there is time is noted as late.
 */
export function stdoutStream(
  options: Shown,
  io: Io,
  { signal, patience }: Interruption,
  { noteLate }: Pick<Written, "noteLate">,
): AnswerStream | undefined {
  const format = streamedFormat(options.format);
  if (format === undefined) return undefined;
  const { part, end } = beginStreamed(format, () => stdoutStyle(io, options));
  const tellPart = async (pieces: Iterable<string>): Promise<void> => {
    let isBegun = false;
    for (const piece of pieces) {
      if (piece !== "") io.stdout(piece);
      isBegun ||= piece !== "";
      await turn();
      await io.stdoutTaken(signal);
      if (!signal.aborted) continue;
      await io.stdoutTaken(patience);
      if (!patience.aborted) continue;
      if (!isBegun) noteLate(STANDARD_OUTPUT);
      return;
    }
  };
  return {
    format,
    part: (told) => tellPart(part(quieted(told, options))),
    end: (told) => tellPart(end(quieted(told, options))),
  };
}

/** As it is told of. */
const STANDARD_OUTPUT = "standard output";

const quieted = <Told extends Pick<Telling, "views">>(told: Told, { quiet = false }: Shown): Told => ({
  ...told,
  views: (everything?: boolean) =>
    quiet ? told.views(everything).map((view) => ({ ...view, warnings: [] })) : told.views(everything),
});
