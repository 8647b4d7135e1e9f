import type { Declaration } from "../declaration.js";
import { STORE_FORMATS, STORE_OPTIONS } from "./options.js";

export const STORE_COMMAND: Declaration = {
  id: "store",
  summary: "what --store keeps: list it, or remove some of it",
  arguments: [
    {
      name: "action",
      flags: "<ls|prune>",
      description: "ls: list; prune: remove what the options choose",
      choices: ["ls", "prune"],
    },
    { name: "folder", flags: "<folder>", description: "the folder of --store" },
  ],
  examples: [
    ["orgfunnel run scenarios/five-structures.yaml --trials 500 --store kept", "keeps what it simulates"],
    ["orgfunnel store ls kept", "what is there, how much it takes"],
    ["orgfunnel store prune kept --older-than 30 --dry-run", "what would go of what nobody added to for 30 days"],
  ],
  options: STORE_OPTIONS,
  formats: STORE_FORMATS,
  load: async () => (await import("./question.js")).STORE_QUESTION,
};
