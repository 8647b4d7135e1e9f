import { Argument, Command, CommanderError, Option } from "commander";
import type { Declaration } from "../questions/declaration.js";
import type { GivenValues } from "../questions/given.js";
import { longFlag, type OptionRow } from "../questions/options/option.js";
import { EXIT } from "../questions/exit-codes.js";
import { QUESTIONS } from "../questions/registry.js";
import { helpOut, inAscii, isAscii } from "./ascii.js";
import type { Calling } from "./calling.js";
import type { Command as PlainCommand } from "./commands/command.js";
import { COMMANDS } from "./commands/registry.js";
import { ASKED_BY_SHELL } from "./completion/shells.js";
import { examplesText, helpLayout, helpWidth, topicsText } from "./help/layout.js";
import { TOPICS } from "./help/topics.js";
import { wrapWithIndent } from "../report/text/wrap.js";
import type { Problem } from "../foundation/problem.js";
import { givenTwice } from "../scenario/given-twice.js";
import type { Io } from "./io.js";

/**
 * The command line as commander understands it, made from the questions' declarations. Help and version need nothing else: a
 * question is loaded when it is asked.
 */
export function makeProgram(io: Io): Command {
  const program = new Command("orgfunnel")
    .description("Monte Carlo simulator of sales & marketing org structures.")
    .option("-V, --version", "print the version")
    .option("--debug", "show the stack trace of an internal error")
    .option("--ascii", "ASCII alone in all that is shown (also: a locale without UTF-8)")
    .option("--no-color", "no colour (also: environment variable NO_COLOR)")
    .configureOutput({
      writeOut: helpOut(io),
      writeErr: io.stderr,
      outputError: (text, write) => {
        write(misuseText(text, helpWidth(io)));
      },
      ...widths(helpWidth(io)),
    })
    .configureHelp({ subcommandTerm: termOf, showGlobalOptions: true, ...helpLayout(helpWidth(io)) })
    .helpCommand(false)
    .exitOverride()
    .showSuggestionAfterError()
    .showHelpAfterError(WHERE_TO_LOOK);
  program.on("option:version", () => {
    io.stdout(`${io.version()}\n`);
    throw new CommanderError(EXIT.ok, "commander.version", "");
  });
  for (const declaration of QUESTIONS) addQuestion(program, declaration, io);
  for (const command of COMMANDS) addCommand(program, command, io);
  addHelp(program, io);
  return program;
}

/** What comes after an error in the arguments. */
const WHERE_TO_LOOK = "orgfunnel --help lists the commands, --help behind one what it takes.";

/** Commander's words, no wider than the terminal. */
const misuseText = (text: string, columns: number): string =>
  text
    .trimEnd()
    .split("\n")
    .flatMap((line) => (line.startsWith(ERROR) ? wrapWithIndent(ERROR, line.slice(ERROR.length), columns) : [line]))
    .map((line) => `${line}\n`)
    .join("");

const ERROR = "error: ";

/** `help`, and what the program's own help says of it. */
function addHelp(program: Command, io: Io): void {
  // Told when it is asked for: most calls are not of help.
  program.addHelpText("after", () => `\nTopics, for orgfunnel help <topic>:\n${topicsText(TOPICS, helpWidth(io))}`);
  program
    .command("help")
    .argument("[topic]", "a topic or a command")
    .description("a topic such as model, scenario or ci, or a command")
    .addOption(new Option("--format <format>", "laid out, or its Markdown").choices(["table", "md"]).default("table"))
    .addHelpText("after", () => examplesText([["orgfunnel help scenario", "the scenario file"]], helpWidth(io)))
    .action(async (topic: string | undefined, given: { format: "table" | "md" }) => {
      (await import("./help/print.js")).printHelp(topic, { ...program.opts(), ...given }, program, io);
    });
}

/** A command and its arguments in the list of commands; that it takes options goes without saying, and the summaries fit 80 columns. */
const termOf = (command: Command) => [command.name(), ...command.registeredArguments.map(argumentTerm)].join(" ");

const argumentTerm = (argument: Argument) => {
  const name = argument.name() + (argument.variadic ? "..." : "");
  return argument.required ? `<${name}>` : `[${name}]`;
};

const widths = (columns: number) => ({ getOutHelpWidth: () => columns, getErrHelpWidth: () => columns });

/** Runs the program on arguments (without node and script) and sets the exit code. Never rejects. */
export async function runProgram(args: readonly string[], given: Io): Promise<void> {
  const io = isAscii(args, given) ? inAscii(given) : given;
  if (args[0] === ASKED_BY_SHELL) {
    const [{ complete }, { shellWordLines }] = await Promise.all([
      import("./completion/complete.js"),
      import("./completion/shell-word.js"),
    ]);
    io.stdout(shellWordLines(complete(args.slice(1))));
    return;
  }
  const program = makeProgram(io);
  try {
    await program.parseAsync(withoutEquals(args), { from: "user" });
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return;
    if (error instanceof CommanderError) {
      io.setExitCode(EXIT.invalidInput);
      await (await import("./misuse.js")).reportMisuse(args, error.message, io);
    } else (await import("./failure.js")).reportFailure(error, io, program.opts());
  }
}

/** `-o=file` as it is meant, and as `--output=file` is: commander takes the equals sign of a short option for the value's own. */
function withoutEquals(args: readonly string[]): string[] {
  const end = args.indexOf("--");
  return args.flatMap((arg, place) => {
    const [short, ...value] = arg.split("=");
    return value.length > 0 && SHORT.has(short) && (end < 0 || place < end) ? [short, value.join("=")] : [arg];
  });
}

/** Short options that take a value. */
const SHORT: ReadonlySet<string> = new Set(
  QUESTIONS.flatMap(({ options }) => Object.values(options)).flatMap(
    ({ flags }) => /^(-\w), .*</u.exec(flags)?.[1] ?? [],
  ),
);

type Declared = Pick<Declaration, "id" | "summary" | "arguments" | "options" | "examples">;

/** A command as it is declared; `act` is given what was given for it, and the options with those of the program. */
function declare(
  program: Command,
  { id, summary, arguments: rows, options, examples }: Declared,
  io: Io,
  act: (given: GivenValues, options: object) => Promise<void>,
): void {
  const command = program.command(id).description(summary);
  for (const { flags, description, choices } of rows) {
    const argument = new Argument(flags, description);
    command.addArgument(choices === undefined ? argument : argument.choices(choices));
  }
  for (const row of Object.values(options)) command.addOption(optionOf(row));
  const repeated = repeatsOf(command, Object.values(options));
  command.addHelpText("after", () => examplesText(examples, helpWidth(io)));
  command.action(async (...parts: unknown[]) => {
    const given: GivenValues = command.opts();
    const values = rows.map(({ name }, place) => [name, parts[place] as GivenValues[string]] as const);
    const problems = repeated();
    if (problems.length > 0)
      (await import("./problems.js")).printProblems(problems, { ...program.opts(), ...given }, io);
    await act({ ...given, ...Object.fromEntries(values) }, { ...program.opts(), ...given });
  });
}

function addQuestion(program: Command, declaration: Declaration, io: Io): void {
  declare(program, declaration, io, async (whole, options) => {
    const given = declaration.understand?.(whole, io.isFile) ?? whole;
    const calling = { declaration, given, options } as Calling;
    if (given.watch === true) await (await import("./watch.js")).watchCall(calling, io);
    else await (await import("./call.js")).answerCall(calling, io);
  });
}

const addCommand = (program: Command, command: PlainCommand, io: Io): void => {
  declare(program, command, io, (given) => command.run(given, io));
};

/** What was given for options that take one value, or one a key, as a command is read: of several the last one counts, and that is told. */
function repeatsOf(command: Command, rows: readonly OptionRow[]): () => Problem[] {
  const given: [string, string][] = [];
  for (const row of rows.filter(({ kind, isKeyed }) => kind === "text" || isKeyed)) {
    const option = longFlag(row);
    const whatOf = (value: string): string =>
      row.isKeyed && value.includes("=") ? `${option} ${value.slice(0, value.indexOf("=")).trim()}` : option;
    command.on(`option:${option.slice(2)}`, (value: string) => given.push([whatOf(value), value]));
  }
  return () =>
    givenTwice(given).map((twice) => ({
      code: "given-twice",
      severity: "warning",
      arguments: twice,
      keyPath: twice.what,
    }));
}

function optionOf({ flags, description, kind, choices, default: value }: OptionRow): Option {
  const option = new Option(flags, description);
  if (choices !== undefined) option.choices(choices);
  if (value !== undefined) option.default(value);
  if (kind === "texts") option.argParser((text: string, before?: readonly string[]) => [...(before ?? []), text]);
  return option;
}
