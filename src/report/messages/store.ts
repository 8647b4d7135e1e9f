import { systemReason } from "./system-reason.js";
import { quoted, type Messages } from "./phrases.js";

const FAULTS = {
  damaged: "is damaged",
  truncated: "has been cut short",
  foreign: "is of another scenario, another version, or not what its name says",
} as const;

/** Of blocks that are kept. */
export const STORE_MESSAGES = {
  "store-refused": ({ folder, reason }) =>
    `The store ${quoted(folder)} cannot be used: ${systemReason(reason)}. What it holds is unharmed: the same command goes on from there.`,
  "store-file-refused": ({ file, fault }) =>
    `${quoted(file)} ${FAULTS[fault]}: it was removed, and its trials are simulated again.`,
} satisfies Partial<Messages>;
