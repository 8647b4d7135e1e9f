import { flag, text } from "../../questions/options/option.js";
import { TEMPLATES } from "../init/templates.js";
import type { Command } from "./command.js";

export const INIT: Command = {
  id: "init",
  summary: "a first scenario of your own: asks on a terminal, or takes a template",
  arguments: [{ name: "file", flags: "[file]", description: "file to write (default: scenario.yaml)" }],
  options: {
    list: flag("display", "--list", "the templates and the questions they answer"),
    template: text("display", "--template <name>", "write this template, without asking", {
      choices: TEMPLATES.map(({ id }) => id),
    }),
    yes: flag("display", "-y, --yes", "ask nothing: without --template, the first one"),
  },
  examples: [
    ["orgfunnel init --list", "templates by the question they answer"],
    ["orgfunnel init plan.yaml --template reorganise-or-hire", "one of them as a start"],
    ["orgfunnel init first.yaml --yes", "the first one, in a script"],
  ],
  run: async (given, io) => {
    await (await import("../init/start.js")).startScenario(given, io);
  },
};
