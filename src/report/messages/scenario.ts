import { enumerated } from "../../foundation/enumerated.js";
import type { HiddenCharacter } from "../../foundation/hidden-characters.js";
import type { UnknownAssumption } from "../../scenario/unknown-assumption.js";
import {
  asFound,
  didYouMean,
  list,
  meantInstead,
  oneOf,
  oneOfThese,
  quoted,
  withOthersShown,
  type Messages,
} from "./phrases.js";

const NAME_FAULTS = {
  empty: () => "is empty",
  "too long": (limit: number) => `is longer than ${limit} characters`,
  "space at an end": () => "begins or ends with a space",
  reserved: () => "is reserved",
} as const;

const MOST_CHARACTERS = 3;

const hidden = ({ codePoint, title, place }: HiddenCharacter): string => `${codePoint} ${title} at character ${place}`;

const belongs = (places: readonly string[] = []): string =>
  places.length === 0 ? "" : ` It belongs ${oneOfThese(places.map(placeText))}.`;

const placeText = (place: string): string => (place === "" ? "at the top level" : `under ${place}`);

const noSuchAssumption = ({ found, nearest, group }: UnknownAssumption): string =>
  found === group
    ? `${quoted(found)} is a group of assumptions, not one.`
    : `There is no assumption ${asFound(found, nearest)}.`;

/** What to write where today's structure is given something of its own. */
const IN_PLACE_OF_TODAYS: Readonly<Partial<Record<string, string>>> = {
  headcount: "Set teams.<team>.headcount, which every structure has that says nothing else, or remove headcount here.",
  assumptions: "Set them under the scenario's assumptions, or remove them here.",
};

/** A scenario's shape: keys, names, what refers to what. */
export const SCENARIO_MESSAGES = {
  "comma-in-braces": ({ found, write }) =>
    `Between { } a comma ends the value: ${quoted(found)} is two entries there. The decimal mark is a point: write ${write}.`,
  "unknown-key": ({ found, allowed, nearest, places }) =>
    `There is no key ${asFound(found, nearest)} here.${didYouMean(nearest)}${belongs(places)} Allowed: ${list(allowed)}.`,
  "wrong-type": ({ found, expected }) => `Found ${found}, expected ${expected}.`,
  "not-plain-data": ({ key, found }) =>
    `Found ${found}${key === "" ? "" : ` at ${quoted(key)}`}. A scenario is plain data: objects, lists, texts, numbers and truths.`,
  "set-syntax": ({ found }) =>
    `Cannot read ${quoted(found)}. Write path=value, such as funnel.acceptance=60% or structures.ceo.mandate=none; quote a name that has a dot in it.`,
  "not-one-of": ({ found, allowed, nearest }) => `Found ${found}.${didYouMean(nearest)} Allowed: ${list(allowed)}.`,
  "out-of-range": ({ found, minimum, maximum, exclusive = false }) =>
    `Found ${found}; it must be ${(exclusive ? openRange : range)(minimum, maximum)}.`,
  "missing-key": ({ key }) => `The key ${quoted(key)} is missing. Add it.`,
  "invalid-name": ({ found, reason, limit }) =>
    `The name ${quoted(found)} ${NAME_FAULTS[reason](limit)}. Choose another.`,
  "hidden-characters": ({ found, characters }) =>
    `${quoted(found)} holds ${characters.slice(0, MOST_CHARACTERS).map(hidden).join(", ")}` +
    `${characters.length > MOST_CHARACTERS ? ` and ${characters.length - MOST_CHARACTERS} more` : ""}. ` +
    "Nobody can tell such a name from one without: take it out, or write a plain space.",
  "disguised-name": ({ found, words }) =>
    `${quoted(found)} has letters of another alphabet among Latin ones: ${words.map(({ written, seen }) => withOthersShown(written, seen)).join(", ")}. ` +
    "Who writes it with Latin letters names something else. Write one alphabet.",
  "look-alike-names": ({ found, first, firstLine }) =>
    `${quoted(withOthersShown(found, first))} looks like ${quoted(withOthersShown(first, found))} in line ${firstLine}. Give each a name that can be told apart.`,
  "similar-names": ({ found, first, firstLine }) =>
    `${quoted(found)} differs from ${quoted(first)} (line ${firstLine}) in capitals, or in the form of its signs, alone: in a table one is easily taken for the other. ` +
    "Rename one of them.",
  "free-key-among-names": ({ found }) =>
    `${quoted(found)} is left out: keys that begin with x- are free for anchors and notes. If it is meant for a name, begin it otherwise.`,
  "no-structures": () =>
    "The scenario has no structures. Describe at least one under structures; two or more to compare.",
  "unknown-structure": ({ found, allowed, nearest }) => oneOf("structure", found, allowed, nearest),
  "unknown-assumption": (given) =>
    given.alike?.includes(given.found) === true
      ? `${quoted(given.found)} does not stand among the assumptions: today's posts have their place under teams, at the top of the file.`
      : `${noSuchAssumption(given)}${meantInstead(given)} \`orgfunnel explain\` lists them all.`,
  "unknown-effect-target": ({ found, allowed, nearest }) => oneOf("effect target", found, allowed, nearest),
  "unknown-outcome": ({ found, allowed, nearest }) => oneOf("outcome", found, allowed, nearest),
  "objective-cannot-rank": ({ outcome }) =>
    `${quoted(outcome)} is neither better higher nor better lower, so nothing can be best by it. Choose another objective, or a mix with weights.`,
  "objective-without-weight": () => "All weights of the objective are 0. Give at least one outcome another weight.",
  "conflicting-superiors": ({ node, first, second, firstLine }) =>
    `${quoted(node)} reports to ${quoted(second)} here but to ${quoted(first)} in line ${firstLine}. Keep one of the two.`,
  "team-misspelt": ({ found, team }) =>
    `${quoted(found)} is no team and would become a manager. Did you mean the team ${quoted(team)}? A manager needs a name less like it.`,
  "structure-without-chart": ({ found, nearest }) =>
    `The structure ${asFound(found, nearest)} does not say who reports to whom.${didYouMean(nearest)} ` +
    "To add a structure, say so in it: reports_to: { marketing: ceo, sales: ceo }.",
  "team-reports-to-nobody": ({ teams }) =>
    `${teams.length === 1 ? `The team ${quoted(teams[0])} reports` : `The teams ${list(teams)} report`} to nobody. ` +
    "Say to whom under reports_to: a manager, or marketing or sales.",
  "not-a-calendar-month": ({ found }) => `Found ${found}; a month of a year is written like 2027-01, from 01 to 12.`,
  "start-months-differ": ({ start, startMonth }) =>
    `start_month says ${startMonth} but start says ${start}. Keep start alone.`,
  "after-and-from": () => "Both after and from say when the change comes. Keep one of the two.",
  "from-without-start": () =>
    "from names a month of a year, but the scenario has no start. Add start: 2027-01, or say after how many months.",
  "from-before-start": ({ from, start }) => `${from} comes before the first month, ${start}.`,
  "phase-without-change": ({ keys }) =>
    `The phase changes nothing. Say in it what changes, under ${oneOfThese(keys)}, or take it out.`,
  "phase-repeats": ({ key, value }) =>
    `${key} is ${quoted(value)} already when this phase begins: the phase does not change it. Give what it changes to, or take it out.`,
  "phases-not-in-order": ({ after, before }) =>
    `This phase comes after ${after} months, the one before it after ${before}; each must come later than the one before it.`,
  "today-is-measured": ({ key, structure }) =>
    `${quoted(structure)} is today's structure, so it has no ${key} of its own: teams and assumptions of the scenario describe it. ` +
    (IN_PLACE_OF_TODAYS[key] ?? `Remove ${key}.`),
  "transition-without-today": () =>
    "A transition starts from today's structure. Name it under today, or give structures phases of their own.",
  "not-overridable": ({ assumption }) =>
    `${quoted(assumption)} is the same for every structure and month, as what describes today, the start and the effects is. Set it under the scenario's assumptions.`,
  "cost-of-nobody": ({ node }) =>
    `${quoted(node)} is a team or the top of the chart, whose head costs nothing of their own in the model. Remove the cost.`,
  "no-today": () =>
    "No structure is named under today, so the numbers are taken for those of a company without any structure effect. If they were " +
    "measured in the company as it is, describe that structure too and name it under today.",
  "posts-as-if-always": ({ structures, hasToday }) =>
    `The posts of ${list(structures)} differ from today's as if they had always been so: hiring, ramp and severance are not counted; ` +
    `add \`transition: { after: 0 }\`${hasToday ? "" : " and name today's structure under today"}.`,
  "unused-manager": ({ structure, manager }) =>
    `${structure}: nobody reports to the manager ${quoted(manager)}, who is paid all the same. Remove the manager, or say who reports to them.`,
  "team-without-posts": ({ structure, team }) =>
    `${structure}: the team ${quoted(team)} stands in the chart but has no posts, so nothing that is said of it acts. Give it posts under ` +
    "teams or headcount, or leave it out.",
  "given-twice": ({ what, values }) =>
    `${quoted(what)} was given ${enumerated(values.map(quoted))}: the last one counts. Leave out what is not meant.`,
  "set-moves-today": ({ path }) =>
    `${path} sets today's posts, by which the scenario's own numbers are measured: leads, work and costs per post move with it, for every structure. ` +
    "To change the posts of one structure, set structures.<name>.headcount.",
  "change-beyond-horizon": ({ structure, after, horizon }) =>
    `${structure}: the change after ${after} months is never seen in a horizon of ${horizon} months.`,
} satisfies Partial<Messages>;

function range(minimum: number | undefined, maximum: number | undefined): string {
  if (minimum === undefined) return `${maximum ?? ""} or less`;
  return maximum === undefined ? `${minimum} or more` : `from ${minimum} to ${maximum}`;
}

function openRange(minimum: number | undefined, maximum: number | undefined): string {
  if (minimum === undefined) return `below ${maximum ?? ""}`;
  return maximum === undefined ? `above ${minimum}` : `above ${minimum} and below ${maximum}`;
}
