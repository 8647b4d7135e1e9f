import { list, quoted, type Messages } from "./words.js";

export const OPTION_MESSAGES = {
  "option-value": ({ option, found, expected }) => `${option} was given ${quoted(found)}; it takes ${expected}.`,
  "output-extension": ({ file, found, allowed }) =>
    `Cannot tell the format of ${quoted(file)} from ${found === "" ? "a name without extension" : quoted(found)}. ` +
    `Name the file with one of: ${list(allowed)}.`,
  "output-folder-missing": ({ file, folder }) =>
    `Cannot write ${quoted(file)}: the folder ${quoted(folder)} does not exist. Create it or choose another.`,
  "output-named-twice": ({ file }) => `The output file ${quoted(file)} is named twice. Name it once.`,
  "output-not-written": ({ file, reason }) => `Cannot write ${quoted(file)}: ${reason}. What was there is unchanged.`,
} satisfies Partial<Messages>;
