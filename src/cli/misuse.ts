import { isTextFormat } from "../report/formats/format-id.js";
import { QUESTIONS } from "../questions/registry.js";
import { COMMAND_LINE, reportUnanswered } from "./error-report.js";
import type { Io } from "./io.js";

/**
 * Reports arguments that the command line does not understand in the outputs that can be read from them all the same. What
 * was wrong has been told on stderr.
 */
export async function reportMisuse(args: readonly string[], message: string, io: Io): Promise<void> {
  const declaration = QUESTIONS.find(({ id }) => args.includes(id));
  if (declaration === undefined) return;
  const format =
    declaration.formats.filter(isTextFormat).find((id) => valuesOf(args, "--format").includes(id)) ?? "table";
  const output = [...valuesOf(args, "--output"), ...valuesOf(args, "-o")];
  // Whatever else is named may be a file to read.
  const scenario = args.filter((arg) => !output.includes(arg) || count(args, arg) > count(output, arg));
  const given = { output, scenario, saveBaseline: valuesOf(args, "--save-baseline") };
  const calling = { declaration, given, options: { format, color: true } };
  const problem = { code: "usage", severity: "error", message: message.replace(/^error: /u, "") } as const;
  const failed = [{ file: COMMAND_LINE, problems: [problem] }];
  await reportUnanswered(calling, { failed, startedMs: io.now() }, io);
}

const count = (texts: readonly string[], wanted: string): number => texts.filter((text) => text === wanted).length;

/** Values of an option, written `--option value` or `--option=value`. */
function valuesOf(args: readonly string[], option: string): string[] {
  return args.flatMap((arg, place) => {
    if (arg.startsWith(`${option}=`)) return [arg.slice(option.length + 1)];
    return arg === option && place + 1 < args.length ? [args[place + 1]] : [];
  });
}
