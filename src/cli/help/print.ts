import type { Command } from "commander";
import { InvalidInput } from "../../foundation/problem.js";
import { nearest } from "../../scenario/problems.js";
import { stdoutStyle, type Io } from "../io.js";
import { helpWidth } from "./layout.js";
import { renderTopic } from "./render.js";
import { TOPIC_TEXTS } from "./texts.js";
import { TOPICS } from "./topics.js";

declare module "../../foundation/problem.js" {
  interface ProblemArguments {
    "unknown-topic": { found: string; nearest?: string; topics: readonly string[]; commands: readonly string[] };
  }
}

/** What is wanted of a topic: laid out for the terminal, or its Markdown. */
interface HelpGiven {
  readonly format: "table" | "md";
  readonly color?: boolean;
}

/** Prints a topic, the help of a command, or without either that of the program. @throws InvalidInput for what is neither */
export function printHelp(name: string | undefined, { format, color }: HelpGiven, program: Command, io: Io): void {
  const commands = program.commands.filter((command) => command.name() !== "help");
  const topic = TOPICS.find(({ id }) => id === name);
  if (topic !== undefined) {
    const text = TOPIC_TEXTS[topic.id];
    const style = { ...stdoutStyle(io, color === undefined ? {} : { color }), width: helpWidth(io) };
    io.stdout(format === "md" ? text : renderTopic(text, style));
    return;
  }
  const command = name === undefined ? program : commands.find((one) => one.name() === name);
  if (command !== undefined) {
    command.outputHelp();
    return;
  }
  const topics = TOPICS.map(({ id }) => id);
  const names = commands.map((one) => one.name());
  const found = name ?? "";
  const details = { found, topics, commands: names, ...nearest(found, [...topics, ...names]) };
  throw new InvalidInput([{ code: "unknown-topic", severity: "error", arguments: details }]);
}
