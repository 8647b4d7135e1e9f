import { dirname, join } from "node:path";
import { InvalidInput } from "../../foundation/problem.js";
import { EXIT } from "../../questions/exit-codes.js";
import type { GivenValues } from "../../questions/given.js";
import { schemaText } from "../commands/schema-text.js";
import { nodeFiles } from "../../scenario/node-files.js";
import { refuseUnwritable, writeTexts } from "../commands/write.js";
import { regularTarget } from "../inputs.js";
import type { Io } from "../io.js";
import { TEMPLATE_TEXTS } from "./template-texts.js";
import { TEMPLATES, type TemplateId } from "./templates.js";

declare module "../../foundation/problem.js" {
  interface ProblemArguments {
    "start-exists": { file: string };
    "start-without-terminal": { templates: readonly string[] };
  }
}

const EXTENSIONS = [".yaml", ".yml"];
const DEFAULT_FILE = "scenario.yaml";
/** Named by the first line of every template, in the scenario's folder. */
const SCHEMA_FILE = "scenario.schema.json";

/**
 * Writes a first scenario: a template, or what the dialogue on a terminal comes to. Nothing that is there is written over; who
 * leaves the dialogue gets nothing and the exit code of an interrupt.
 * @throws InvalidInput
 */
export async function startScenario({ file: named, list, template, yes }: GivenValues, io: Io): Promise<void> {
  if (list === true) {
    listTemplates(io);
    return;
  }
  const file = String(named ?? DEFAULT_FILE);
  refuseExisting(file, io);
  const chosen = typeof template === "string" ? template : yes === true ? TEMPLATES[0].id : undefined;
  const text = chosen === undefined ? await askedText(io) : TEMPLATE_TEXTS[chosen as TemplateId];
  if (text === undefined) {
    io.setExitCode(EXIT.SIGINT);
    return;
  }
  // Minutes may have gone by.
  refuseExisting(file, io);
  const schema = join(dirname(file), SCHEMA_FILE);
  const isSchemaThere = regularTarget(schema, io)?.status !== undefined;
  const ours = await schemaText(false);
  if (!isSchemaThere) refuseUnwritable([schema], [".json"], io);
  await writeTexts([{ file, text }], EXTENSIONS, io);
  if (!isSchemaThere) await writeTexts([{ file: schema, text: ours }], [".json"], io);
  else if (textIn(schema) !== ours) io.stderr(`${otherSchemaText(schema)}\n`);
  io.stdout(nextText(file, isSchemaThere ? undefined : schema));
}

/** Undefined for what cannot be read as text. */
function textIn(file: string): string | undefined {
  const read = nodeFiles(true)(file);
  return "text" in read ? read.text : undefined;
}

const otherSchemaText = (schema: string): string =>
  `${schema} is there already, is not what this version would write, and stays as it is; editors read it for the new file, too. ` +
  `\`orgfunnel schema -o ${asWord(schema)}\` writes over it.`;

function listTemplates(io: Io): void {
  const widest = Math.max(...TEMPLATES.map(({ id }) => id.length));
  io.stdout(TEMPLATES.map(({ id, question }) => `${id.padEnd(widest)}  ${question}\n`).join(""));
}

function refuseExisting(file: string, io: Io): void {
  if (regularTarget(file, io)?.status === undefined) return;
  throw new InvalidInput([{ code: "start-exists", severity: "error", arguments: { file } }]);
}

/** What the dialogue comes to; undefined if it was left. @throws InvalidInput where there is nobody to ask */
async function askedText(io: Io): Promise<string | undefined> {
  if (!isSomebodyThere(io)) {
    const templates = TEMPLATES.map(({ id }) => id);
    throw new InvalidInput([{ code: "start-without-terminal", severity: "error", arguments: { templates } }]);
  }
  const [{ askAnswers }, { scenarioText }] = await Promise.all([import("./dialogue.js"), import("./scenario-text.js")]);
  const answers = await askAnswers();
  return answers && scenarioText(answers);
}

/** A terminal on both sides, and no CI system, which may have one too. */
const isSomebodyThere = ({ stdinIsTerminal, stdoutIsTerminal, env }: Io): boolean =>
  stdinIsTerminal && stdoutIsTerminal && ["", "0", "false"].includes(env.CI ?? "") && env.TERM !== "dumb";

/** As a word of a shell. */
const asWord = (file: string): string => (/^[\w./-]+$/u.test(file) ? file : `'${file.replaceAll("'", "'\\''")}'`);

function nextText(file: string, schema: string | undefined): string {
  const shown = asWord(file);
  const beside = schema === undefined ? "" : `, and ${schema} for your editor`;
  return [
    `Written: ${file}${beside}. Next:`,
    `  orgfunnel validate ${shown}   is it right, and plausible`,
    `  orgfunnel explain ${shown}    what was understood, and what is built in`,
    `  orgfunnel run ${shown}        which structure does best`,
    "",
  ].join("\n");
}
