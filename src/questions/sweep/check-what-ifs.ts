import { InvalidInput, type Problem } from "../../foundation/problem.js";
import { yieldNow } from "../../foundation/turn.js";
import type { PreparedScenario } from "../../scenario/parse.js";
import type { Scenario } from "../../scenario/scenario.js";
import { trialWork } from "../../simulation/trial-work.js";
import { whereGiven } from "./variants/given-as.js";
import type { ReadWhatIfs } from "./variants/read-what-ifs.js";
import { assignment, assignments, settingsText, type Setting } from "./variants/setting.js";
import type { WhatIf, WhatIfs } from "./variants/what-ifs.js";

/** What-ifs of one scenario: those that are scenarios too, and why the others are not. */
export interface CheckedWhatIfs {
  readonly prepared: PreparedScenario;
  readonly whatIfs: WhatIfs;
  /** Places of those that can be simulated. */
  readonly sound: readonly number[];
  readonly invalid: readonly WhatIf[];
  /** Why, each kind of reason once. */
  readonly problems: readonly Problem[];
  /** Of values that are unusual. */
  readonly warnings: readonly Problem[];
  /** Structure-months of all that can be simulated and of the scenario as it is, by estimate. */
  readonly work: number;
  /** The scenario that the sound what-if at a place comes to. */
  readonly scenarioAt: (place: number) => Scenario;
}

/** So many scenarios are kept from their check to their simulation; the others are made again, so that memory stays flat. */
const MOST_KEPT = 250;
/** A turn for others, such as an interrupt, after so many. */
const PER_TURN = 25;

/** Reads every what-if of a scenario. */
export async function checkWhatIfs(
  prepared: PreparedScenario,
  whatIfs: WhatIfs & Pick<ReadWhatIfs, "given">,
  signal?: AbortSignal,
): Promise<CheckedWhatIfs> {
  const structures = idsOf(prepared.scenario);
  const atPlace = (problem: Problem, settings: readonly Setting[]): Problem =>
    whereGiven(problem, settings, structures, whatIfs.given);
  const kept = new Map<number, Scenario>();
  const sound: number[] = [];
  const invalid: { readonly whatIf: WhatIf; readonly problems: readonly Problem[] }[] = [];
  const unusual = unusualSettings(prepared, atPlace);
  let work = workOf(prepared.scenario);
  for (let place = 0; place < whatIfs.count; place++) {
    if (place % PER_TURN === 0) await yieldNow(signal);
    const whatIf = whatIfs.at(place);
    const read = tried(() => unusual.readAlone(whatIf) ?? scenarioOf(prepared, whatIf));
    if ("problems" in read) {
      invalid.push({ whatIf, problems: once(read.problems.map((problem) => atPlace(problem, whatIf.settings))) });
      continue;
    }
    sound.push(place);
    work += workOf(read.found);
    if (kept.size < MOST_KEPT) kept.set(place, read.found);
  }
  return {
    prepared,
    whatIfs,
    sound,
    invalid: invalid.map(({ whatIf }) => whatIf),
    problems: eachKindOnce(invalid),
    warnings: await unusual.ofAll(whatIfs, signal),
    work,
    scenarioAt: (place) => {
      const scenario = kept.get(place) ?? scenarioOf(prepared, whatIfs.at(place));
      kept.delete(place);
      return scenario;
    },
  };
}

const once = (problems: readonly Problem[]): Problem[] => [
  ...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values(),
];

/** Structure-months, by estimate. */
export const workOf = ({ plan, trials }: Scenario): number => trials * trialWork(plan).total;

/** What a what-if comes to. @throws InvalidInput where that is no scenario */
export const scenarioOf = ({ scenario, withSet }: PreparedScenario, { settings }: WhatIf): Scenario =>
  settings.length === 0 ? scenario : withSet(assigned(settings, scenario), { checks: true, warnings: true });

const idsOf = ({ structures }: Scenario): readonly string[] => structures.map(({ id }) => id);

const assigned = (settings: readonly Setting[], scenario: Scenario): readonly string[] => {
  const ids = idsOf(scenario);
  return settings.flatMap((setting) => assignments(setting, ids));
};

/** What is read, or why there is nothing. */
export function tried<Found>(read: () => Found): { readonly found: Found } | { readonly problems: readonly Problem[] } {
  try {
    return { found: read() };
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    return { problems: error.problems };
  }
}

/** Of problems that are alike but for the value, and break the same bound, those of the first what-if, which names it and tells how many there are. */
function eachKindOnce(
  invalid: readonly { readonly whatIf: WhatIf; readonly problems: readonly Problem[] }[],
): Problem[] {
  const groups = new Map<string, { readonly first: (typeof invalid)[number]; others: number }>();
  for (const one of invalid) {
    const kind = JSON.stringify(
      one.problems.map(({ code, keyPath, arguments: details }) => [code, keyPath, Object.keys(details)]),
    );
    const group = groups.get(kind);
    if (group === undefined) groups.set(kind, { first: one, others: 0 });
    else group.others++;
  }
  return [...groups.values()].flatMap(({ first: { whatIf, problems }, others }) => {
    const scenario = `what-if ${whatIf.name}: ${settingsText(whatIf.settings)}${others === 0 ? "" : `, and ${others} more`}`;
    return problems.filter(({ severity }) => severity === "error").map((problem) => ({ ...problem, scenario }));
  });
}

/** Settings whose warnings are sought, at most: each is a reading of the scenario. */
const MOST_SETTINGS = 200;

/** What the values on their own are warned of and the scenario is not, each kind once for a key. */
function unusualSettings(
  { scenario, withSet }: PreparedScenario,
  atPlace: (problem: Problem, settings: readonly Setting[]) => Problem,
) {
  const known = new Set(scenario.warnings.map(kindOf));
  const found: Problem[] = [];
  const settingsRead = new Set<string>();
  const read = (setting: Setting): Scenario => {
    settingsRead.add(assignment(setting));
    const own = withSet(assigned([setting], scenario), { checks: true });
    for (const warning of own.warnings) {
      if (known.has(kindOf(warning)) || scenario.warnings.some((one) => saysAlready(one, warning))) continue;
      known.add(kindOf(warning));
      found.push(atPlace(warning, [setting]));
    }
    return own;
  };
  return {
    /** The scenario of a what-if that is one value on its own; undefined for others, and once enough were read. */
    readAlone: ({ settings }: WhatIf): Scenario | undefined =>
      settings.length === 1 && settingsRead.size < MOST_SETTINGS ? read(settings[0]) : undefined,
    /** With those of the values that no what-if has alone. */
    ofAll: async (whatIfs: WhatIfs, signal: AbortSignal | undefined): Promise<readonly Problem[]> => {
      for (const setting of await distinctSettings(whatIfs, signal)) {
        if (!settingsRead.has(assignment(setting))) tried(() => read(setting));
      }
      return found;
    },
  };
}

const kindOf = ({ code, keyPath }: Problem): string => `${code} ${keyPath ?? ""}`;

/** Whether what is said of a key, or of one around it, is word for word what is said again: a value laid over a part moves the whole. */
const saysAlready = (one: Problem, again: Problem): boolean =>
  one.code === again.code &&
  `${again.keyPath ?? ""}.`.startsWith(`${one.keyPath ?? ""}.`) &&
  JSON.stringify(one.arguments) === JSON.stringify(again.arguments);

async function distinctSettings(whatIfs: WhatIfs, signal: AbortSignal | undefined): Promise<readonly Setting[]> {
  const found = new Map<string, Setting>();
  for (let place = 0; place < whatIfs.count && found.size < MOST_SETTINGS; place++) {
    for (const setting of whatIfs.at(place).settings) found.set(assignment(setting), setting);
  }
  await yieldNow(signal);
  return [...found.values()].slice(0, MOST_SETTINGS);
}
