import { text } from "../../questions/options/option.js";
import type { Command } from "./command.js";

/** What there is a schema of. */
const SUBJECTS = ["scenario", "result"] as const;

export const SCHEMA: Command = {
  id: "schema",
  summary: "the JSON Schema of scenario files, for editors, or of result files",
  arguments: [{ name: "of", flags: "[of]", description: "scenario (default) or result", choices: SUBJECTS }],
  options: { output: text("display", "-o, --output <file>", "write a .json file instead of printing") },
  examples: [
    ["orgfunnel schema -o scenario.schema.json", "hover text and completion in editors, for a scenario that names it"],
    ["orgfunnel schema result", "of what --format json and -o result.json write"],
  ],
  run: async ({ of, output }, io) => {
    const { schemaText } = await import("./schema-text.js");
    const { writeTexts } = await import("./write.js");
    const whole = await schemaText(of === "result");
    if (output === undefined) io.stdout(whole);
    else {
      await writeTexts([{ file: String(output), text: whole }], [".json"], io);
      io.stdout(`Written: ${String(output)}\n`);
    }
  },
};
