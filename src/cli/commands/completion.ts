import { SHELLS, type Shell } from "../completion/shells.js";
import type { Command } from "./command.js";

export const COMPLETION: Command = {
  id: "completion",
  summary: "a script that lets a shell complete commands, options, values and names",
  arguments: [{ name: "shell", flags: "<shell>", description: "bash, zsh or fish", choices: SHELLS }],
  options: {},
  examples: [
    ["orgfunnel completion bash", "for ~/.bashrc: source <(orgfunnel completion bash)"],
    ["orgfunnel completion zsh", "for ~/.zshrc: source <(orgfunnel completion zsh)"],
    ["orgfunnel completion fish", "for ~/.config/fish/completions/orgfunnel.fish"],
  ],
  run: async ({ shell }, io) => {
    const { SCRIPTS } = await import("../completion/scripts.js");
    io.stdout(SCRIPTS[shell as Shell]);
  },
};
