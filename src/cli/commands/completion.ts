import type { Command } from "./command.js";

/** Shells that there is a script for. */
export const SHELLS = ["bash", "zsh", "fish"] as const;
export type Shell = (typeof SHELLS)[number];

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
