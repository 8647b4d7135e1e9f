import { InvalidInput } from "../../foundation/problem.js";
import type { KeptPlan } from "../../simulation/store/kept-plans.js";
import { longFlag } from "../options/option.js";
import { optionValue, readNumberOption } from "../options/values.js";
import { anyQuestion } from "../pose.js";
import { STORE_OPTIONS, type StoreGiven } from "./options.js";
import type { StoreRest } from "./record.js";
import { storeView } from "./view.js";

interface StoreAsked {
  readonly folder: string;
  readonly action: StoreRest["action"];
  readonly dryRun: boolean;
  readonly today: number;
  readonly isChosen: (plan: KeptPlan) => boolean;
}

/** What a store has, and what of it is removed. */
export const STORE_QUESTION = anyQuestion<StoreGiven, StoreAsked, object, StoreRest>({
  id: "store",
  schema: async () => (await import("./schema.js")).STORE_SCHEMA,
  ask: (given, { today }) => {
    const { action, folder, dryRun = false, olderThan, keepVersion } = given;
    if (action !== "ls" && action !== "prune") throw optionValue("store", action, "ls or prune");
    const chosen = [olderThan, keepVersion].filter((value) => value !== undefined);
    if (action === "prune" && chosen.length === 0)
      throw commandNeeds("store prune", "--older-than or --keep-version, which choose what goes");
    const idle = Object.entries({ olderThan, keepVersion, dryRun: dryRun || undefined })
      .flatMap(([name, value]) =>
        value === undefined ? [] : [longFlag(STORE_OPTIONS[name as keyof typeof STORE_OPTIONS])],
      )
      .at(0);
    if (action === "ls" && idle !== undefined) throw needs(idle, "store prune");
    const days = olderThan === undefined ? undefined : readDays(olderThan);
    const isChosen = ({ lastDay, note }: KeptPlan): boolean =>
      action === "prune" &&
      (days === undefined || today - lastDay >= days) &&
      // Of which version it is nobody knows where the note cannot be read: it stays.
      (keepVersion === undefined || (note !== undefined && note.program !== keepVersion));
    return { folder, action, dryRun, today, isChosen };
  },
  answer: async (asked) => ({ scenarios: [], rest: await found(asked) }),
  tell: (rest) => ({ views: () => [storeView(rest)] }),
  interrupted: "Interrupted.",
});

const needs = (option: string, needed: string): InvalidInput =>
  new InvalidInput([{ code: "option-needs", severity: "error", arguments: { option, needed } }]);

const commandNeeds = (command: string, needed: string): InvalidInput =>
  new InvalidInput([{ code: "command-needs", severity: "error", arguments: { command, needed } }]);

const readDays = (text: string): number =>
  readNumberOption(text, {
    option: "--older-than",
    domain: "non-negative",
    expected: "a number of days, 0 or more",
    isAllowed: (days) => days >= 0,
  });

async function found({ folder, action, dryRun, today, isChosen }: StoreAsked): Promise<StoreRest> {
  const { keptPlans, removePlan } = await import("../../simulation/store/kept-plans.js");
  const { refusing } = await import("../../simulation/store/folder-store.js");
  const take = (plan: KeptPlan): StoreRest["plans"][number] => {
    const removed = isChosen(plan);
    if (removed && !dryRun) removePlan(folder, plan.key);
    const { key, note, trials, bytes, lastDay } = plan;
    const about = note && { version: note.program, seed: note.seed, structures: note.structures };
    return { key, ...about, trials, bytes, days: Math.max(0, today - lastDay), removed };
  };
  const plans = refusing(folder, () => keptPlans(folder).map(take), { isToRead: true });
  return { folder, action, dryRun, plans };
}
