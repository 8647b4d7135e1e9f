import { Command, CommanderError, Option } from "commander";
import type { CheckCommandOptions } from "./commands/check.js";
import type { DriversCommandOptions } from "./commands/drivers.js";
import type { ExplainOptions } from "./commands/explain.js";
import type { RunCommandOptions } from "./commands/run.js";
import type { ValidateOptions } from "./commands/validate.js";
import type { WhyOptions } from "./commands/why.js";
import type { VerifyOptions } from "./commands/verify.js";
import { EXIT, type Io } from "./io.js";

/**
 * The command line as commander understands it. Help and version need nothing else: a command loads what it works with
 * when it is called.
 */
export function makeProgram(io: Io): Command {
  const program = new Command("orgfunnel")
    .description("Monte Carlo simulator of sales & marketing org structures.")
    .option("-V, --version", "print the version")
    .option("--debug", "show the stack trace of an internal error")
    .option("--no-color", "no colour (also: environment variable NO_COLOR)")
    .configureOutput({ writeOut: io.stdout, writeErr: io.stderr, ...(io.columns ? widths(io.columns) : {}) })
    .exitOverride()
    .showSuggestionAfterError();
  program.on("option:version", () => {
    io.stdout(`${io.version()}\n`);
    throw new CommanderError(EXIT.ok, "commander.version", "");
  });
  addRun(program, io);
  addCheck(program, io);
  addValidate(program, io);
  addExplain(program, io);
  addWhy(program, io);
  addDrivers(program, io);
  addVerify(program, io);
  return program;
}

const widths = (columns: number) => ({ getOutHelpWidth: () => columns, getErrHelpWidth: () => columns });

/** Runs the program on arguments (without node and script) and sets the exit code. Never rejects. */
export async function runProgram(args: readonly string[], io: Io): Promise<void> {
  const program = makeProgram(io);
  try {
    await program.parseAsync(args, { from: "user" });
  } catch (error) {
    if (error instanceof CommanderError) io.setExitCode(error.exitCode === 0 ? EXIT.ok : EXIT.invalidInput);
    else (await import("./failure.js")).reportFailure(error, io, program.opts());
  }
}

function addRun(program: Command, io: Io): void {
  const command = program
    .command("run")
    .description("simulate and compare: which structure does best, by how much, how sure are we")
    .argument("<scenario...>", "scenario files (YAML)");
  scenarioOptions(command)
    .option("-o, --output <file>", "also write the result to a .json, .csv or .md file (repeatable)", collect)
    .option("--save-baseline <name>", "also write <name>.baseline.json, or a .json file, for check --baseline", collect)
    .addOption(
      new Option("--format <format>", "format on stdout").choices(["table", "md", "csv", "json"]).default("table"),
    )
    .option("--outcomes <ids>", "outcomes to show, separated by commas, or: all")
    .option(
      "--full",
      "also Monte Carlo standard errors, every outcome in full, every pair, and with replicates what is luck",
    );
  precisionOptions(command);
  monthsAndSamplesOptions(command)
    .option("--self-test", "check that equal structures, their order and the cut of the trials change no number")
    .option("-j, --jobs <number>", "worker threads (default: one per core)")
    .option("--quiet", "no progress and no warnings")
    .action(async (files: string[], options: RunCommandOptions & { selfTest?: boolean }) => {
      const command = options.selfTest
        ? (await import("./commands/self-test.js")).selfTestCommand
        : (await import("./commands/run.js")).runCommand;
      await command(files, { ...program.opts(), ...options }, io);
    });
}

function precisionOptions(command: Command): Command {
  return command
    .option(
      "--precision <amount>",
      "add trials until every structure's mean objective is known to this (1%, 50000, 50k), or: winner",
    )
    .option("--indifference <amount>", "with --precision winner: differences up to this do not matter (default: 0)")
    .option("--max-trials <number>", "with --precision: trials at most (default: 1000000)");
}

function monthsAndSamplesOptions(command: Command): Command {
  return command
    .option("--series [outcomes]", "month by month: the objective, or these outcomes too, separated by commas")
    .addOption(
      new Option("--series-view <measure>", "what --series draws")
        .choices(["difference", "cumulative", "monthly"])
        .default("difference"),
    )
    .option("--samples <file>", "write every sample to a .csv or .parquet file; --outcomes limits which")
    .option("--samples-inputs <file>", "write what was drawn for the assumptions, trial by trial, to such a file");
}

function addCheck(program: Command, io: Io): void {
  const command = program
    .command("check")
    .description("do the assumptions still support the claims: exit code 0 pass, 99 fail, 98 undecided, 2 invalid")
    .argument("<scenario...>", "scenario files (YAML) with checks");
  modelOptions(command)
    .option("--confidence <share>", "how sure a verdict must be", "99%")
    .option("--max-trials <number>", "trials after which a check stays undecided", "200000")
    .option(
      "--baseline <name>",
      "also compare all outcomes with a stored result (.json file, or the name it was saved under)",
    )
    .option(
      "--tolerance <amount>",
      "how far they may move: 1%, profit=2% or profit=50000 (repeatable; default: 1%)",
      collect,
    )
    .option("--fail-on-warn", "checks of severity warn count like all others")
    .option("--allow-undecided", "undecided checks do not fail the build")
    .option(
      "-o, --output <file>",
      "also write the result to a .json, .md, .xml (JUnit) or .tap file (repeatable)",
      collect,
    )
    .addOption(
      new Option("--format <format>", "format on stdout")
        .choices(["table", "md", "json", "junit", "tap", "github"])
        .default("table"),
    )
    .option("-j, --jobs <number>", "worker threads (default: one per core)")
    .option("--quiet", "no progress and no warnings")
    .action(async (files: string[], options: CheckCommandOptions) => {
      const { checkCommand } = await import("./commands/check.js");
      await checkCommand(files, { ...program.opts(), ...options }, io);
    });
}

function addValidate(program: Command, io: Io): void {
  const command = program
    .command("validate")
    .description("is the file right, and is it plausible (runs nothing)")
    .argument("<scenario...>", "scenario files (YAML)");
  scenarioOptions(command)
    .addOption(new Option("--format <format>", "format on stdout").choices(["table", "md", "json"]).default("table"))
    .option("--quiet", "no warnings")
    .action(async (files: string[], options: ValidateOptions) => {
      const { validateCommand } = await import("./commands/validate.js");
      validateCommand(files, { ...program.opts(), ...options }, io);
    });
}

function addExplain(program: Command, io: Io): void {
  const command = program
    .command("explain")
    .description("what the tool understood: relations, effects as plain rates, every assumption with source and grade")
    .argument("[scenario]", "scenario file (YAML); without one, the book of assumptions")
    .argument("[structure]", "one structure only");
  scenarioOptions(command)
    .addOption(new Option("--format <format>", "format on stdout").choices(["table", "md", "json"]).default("table"))
    .option("--quiet", "no warnings")
    .action(async (file: string | undefined, structure: string | undefined, options: ExplainOptions) => {
      const { explainCommand } = await import("./commands/explain.js");
      explainCommand(file, structure, { ...program.opts(), ...options }, io);
    });
}

function addWhy(program: Command, io: Io): void {
  const command = program
    .command("why")
    .description("where the difference between two structures comes from, part by part and along the funnel")
    .argument("<scenario>", "scenario file (YAML)")
    .argument("<A>", "structure to start from")
    .argument("<B>", "structure to end at");
  scenarioOptions(command)
    .addOption(
      new Option("--by <parts>", "split by what effects act on, or by where they come from")
        .choices(["target", "origin"])
        .default("target"),
    )
    .option("-o, --output <file>", "also write the result to a .json, .csv or .md file (repeatable)", collect)
    .addOption(
      new Option("--format <format>", "format on stdout").choices(["table", "md", "csv", "json"]).default("table"),
    )
    .option("-j, --jobs <number>", "worker threads (default: one per core)")
    .option("--quiet", "no progress and no warnings")
    .action(async (file: string, a: string, b: string, options: WhyOptions) => {
      const { whyCommand } = await import("./commands/why.js");
      await whyCommand(file, a, b, { ...program.opts(), ...options }, io);
    });
}

function addDrivers(program: Command, io: Io): void {
  const command = program
    .command("drivers")
    .description("which assumptions decide the winner, what knowing them is worth, and what would flip it")
    .argument("<scenario>", "scenario file (YAML)");
  scenarioOptions(command)
    .addOption(
      new Option("--method <method>", "from one run's samples, or Sobol' indices or a Morris screening by fresh runs")
        .choices(["samples", "sobol", "morris"])
        .default("samples"),
    )
    .option("--base-points <number>", "of sobol (default: 256) and morris (default: 20)")
    .option(
      "--group <name=ids>",
      "also what knowing these together is worth: name=id,id,prefix.* (repeatable)",
      collect,
    )
    .option(
      "--map <across,up>",
      "the best structure and its lead over 9 x 9 values of two uncertain assumptions: id,id (repeatable)",
      collect,
    )
    .option("--full", "every assumption and group, and the answer at every strength of effects")
    .option("-o, --output <file>", "also write the result to a .json, .csv or .md file (repeatable)", collect)
    .addOption(
      new Option("--format <format>", "format on stdout").choices(["table", "md", "csv", "json"]).default("table"),
    )
    .option("-j, --jobs <number>", "worker threads (default: one per core)")
    .option("--quiet", "no progress and no warnings")
    .action(async (file: string, options: DriversCommandOptions) => {
      const { driversCommand } = await import("./commands/drivers.js");
      await driversCommand(file, { ...program.opts(), ...options }, io);
    });
}

function addVerify(program: Command, io: Io): void {
  program
    .command("verify")
    .description("run a stored result again: does every number come out again (exit code 0) or not (99)")
    .argument("<result>", "result file (JSON) of run")
    .option("--scenario <file>", "scenario file, if it is not where the result says (repeatable)", collect)
    .option("--allow-outside", "let a scenario name files outside its folder")
    .addOption(new Option("--format <format>", "format on stdout").choices(["table", "md", "json"]).default("table"))
    .option("-j, --jobs <number>", "worker threads (default: one per core)")
    .option("--quiet", "no progress")
    .action(async (file: string, options: VerifyOptions) => {
      const { verifyCommand } = await import("./commands/verify.js");
      await verifyCommand(file, { ...program.opts(), ...options }, io);
    });
}

/** What changes a scenario from the command line; strongest last: file, --params, --set, named flags. */
function scenarioOptions(command: Command): Command {
  return modelOptions(command)
    .option("--trials <number>", "number of trials")
    .option("--replicates <number>", "streams of luck per draw of the assumptions");
}

/** As `scenarioOptions`, without what a command that chooses its own number of trials has no use for. */
function modelOptions(command: Command): Command {
  return command
    .option("--seed <text>", "seed of the random numbers")
    .option("--horizon <months>", "months simulated")
    .option("--reference <structure>", "structure the others are compared with")
    .option("--objective <outcome>", "outcome that decides what is best")
    .option("--effects <strength>", "0 to 1: weaken all structure effects; 0.5 takes the root of every ratio, 0 none")
    .option("--params <file>", "YAML file laid over the scenario (repeatable)", collect)
    .option("--set <path=value>", "set one value, such as funnel.acceptance=60% (repeatable)", collect)
    .option("--allow-outside", "let a scenario name files outside its folder");
}

const collect = (value: string, before: readonly string[] = []): readonly string[] => [...before, value];
