import { systemReason } from "./system-reason.js";
import { count } from "../format/number.js";
import { list, oneOfThese, quoted, type Messages } from "./phrases.js";

const FAULTS = {
  damaged: "is damaged",
  truncated: "has been cut short or added to",
  foreign: "is of another scenario, another version, or not what its name says",
} as const;

const UNHARMED = "What it holds is unharmed: the same command goes on from there.";
const MAKE_ROOM = `Make room, as with orgfunnel store prune. ${UNHARMED}`;
const NAME_ANOTHER = "Name a folder that you may read and write.";
const REMEDIES: Readonly<Partial<Record<string, string>>> = {
  ENOSPC: MAKE_ROOM,
  EDQUOT: MAKE_ROOM,
  EACCES: NAME_ANOTHER,
  EPERM: NAME_ANOTHER,
  EROFS: NAME_ANOTHER,
};

/** Of blocks that are kept. */
export const STORE_MESSAGES = {
  "store-refused": ({ folder, reason, isToRead }) =>
    noFolder(folder, reason, isToRead) ??
    `The store ${quoted(folder)} cannot be used: ${systemReason(reason)}. ${REMEDIES[reason] ?? UNHARMED}`,
  "shard-folder-refused": ({ folder, reason }) =>
    noFolder(folder, reason) ??
    `No shard can be written to the folder ${quoted(folder)}: ${systemReason(reason)}. Name another with -o.`,
  "store-note-renewed": ({ file }) =>
    `${quoted(file)}, which says what plan is kept there, was missing or damaged: it was written anew.`,
  "store-file-refused": ({ file, fault }) =>
    `${quoted(file)} ${FAULTS[fault]}: it was removed, and its trials are simulated again.`,
  "shard-refused": ({ file, fault }) =>
    fault === "none"
      ? `${quoted(file)} is no shard. Name what orgfunnel shard has written, and nothing else.`
      : `${quoted(file)} ${fault === "foreign" ? "is no shard of this version of orgfunnel" : FAULTS[fault]}. Do this shard again.`,
  "shard-is-folder": ({ folder }) => `${quoted(folder)} is a folder. Name the shards in it: ${folder}/*.shard.`,
  "shard-of-another-call": ({ file, first, options }) =>
    `${quoted(file)} was asked for something else than ${quoted(first)}: ` +
    `${options.length === 0 ? "the scenario, or a file of --params, differs" : `${list(options)} ${options.length === 1 ? "differs" : "differ"}`}. ` +
    "Merge the shards of one run.",
  "shard-of-another": ({ file, first, what }) =>
    `${quoted(file)} ${ANOTHER[what]} ${quoted(first)}. Merge the shards of one run.`,
  "shards-of-kinds": ({ sums, trials }) =>
    `${quoted(sums)} holds sums and ${quoted(trials)} every trial. Do one of them again as the other was done, with --sums or without.`,
  "sums-of-another": ({ file, scenario }) =>
    `${quoted(file)} holds sums for another objective, reference or structure of today than ${quoted(scenario)} has now, and sums answer nothing else. ` +
    "Set the scenario back, or make the shards again; without --sums they hold every trial.",
  "shards-overlap": ({ file, other, from, to }) =>
    `${quoted(file)} and ${quoted(other)} are the same shard${from < to ? `: trials ${range({ from, to })} are in both` : ""}. Name one of them.`,
  "shards-missing": ({ gaps, indices }) =>
    `${gaps.length === 0 ? "Shards" : `Trials ${list(gaps.map(range))}`} are missing: index ${indices}. ` +
    `Do ${indices.includes(",") || indices.includes("-") ? "them" : "it"} again, as with sbatch --array=${indices}; --missing says which.`,
  "shards-none-sound": () => "No shard can be read, so nobody knows how many there should be: say it with --of.",
  "shards-of-number": ({ file, of, asked }) =>
    `${quoted(file)} is one of ${count(of)} shards, but --of says ${count(asked)}. Leave --of out, or name the shards of that run.`,
  "shards-of-version": ({ file, found, program }) =>
    `${quoted(file)} was made by version ${found} of orgfunnel; this is ${program}, whose numbers may differ. Merge with that version, or make the shards again.`,
  "shards-of-scenario": ({ file, scenario, params }) =>
    params.length === 0
      ? `${quoted(scenario)} is not the scenario of ${quoted(file)}: it has changed since, or another build of orgfunnel made the shard. ` +
        "Say with --scenario where the scenario is, or make the shards again."
      : `${quoted(scenario)} with ${list(params)} (--params) over it is not the scenario of ${quoted(file)}: one of these files has changed since, ` +
        "or another build of orgfunnel made the shard. Set back what has changed, or make the shards again.",
  "shards-asked-otherwise": ({ file, scenario, what }) =>
    `${quoted(scenario)} has another ${oneOfThese(what)} than when ${quoted(file)} was made. Set it back, or make the shards again.`,
  "shard-of-missing": () => "Say with --of how many shards the run is cut into: --of 20.",
  "shard-index-missing": ({ variables }) =>
    `Which shard is it? Say it with --index, from 0 on; a batch scheduler does in ${list(variables)}.`,
} satisfies Partial<Messages>;

/** What is wrong with a name, if it is that. */
function noFolder(folder: string, reason: string, isToRead = false): string | undefined {
  const which = isToRead ? "Name one that is there" : "Name one that is there, or that is to be made";
  if (folder === "") return `The name of a folder is empty. ${which}.`;
  if (reason === "ENOENT") return `There is no folder ${quoted(folder)}.`;
  const isFile = reason === "EEXIST" || reason === "ENOTDIR";
  return isFile ? `${quoted(folder)} is no folder. ${which}.` : undefined;
}

const ANOTHER = {
  scenario: "is of another scenario, or other trials, than",
  version: "was made by another version of orgfunnel than",
  number: "is of a run cut into another number of shards than",
} as const;

const range = ({ from, to }: { readonly from: number; readonly to: number }): string =>
  `${count(from)} to ${count(to - 1)}`;
