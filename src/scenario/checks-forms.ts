import type { Report } from "./problems.js";
import { entriesOf, type LocatedMap } from "./tree.js";

const ANY_FORM = ["name", "description", "severity", "horizon", "set"];
const LIMIT = ["at_least", "above", "at_most", "below", "between", "equal", "within"];
const SUBJECT = ["statistic", "structure", "outcome", ...LIMIT];

/** The forms a check can take, by what decides the form, and the keys that go with each. */
const FORMS = {
  assumption: ["assumption", "within", "grade", "source"],
  order: ["order", "outcome"],
  is: ["is", "structure", "outcome", "among"],
  mean: [...SUBJECT, "minus", "over"],
  spread: [...SUBJECT, "minus"],
  best: [...SUBJECT, "among"],
  duel: [...SUBJECT, "than"],
} as const;

export type Form = keyof typeof FORMS;

/** Reports every key that would have no meaning in a check of this form: nothing a check says is passed over in silence. */
export function checkForm(node: LocatedMap, form: Form, name: string, report: Report): void {
  const allowed: readonly string[] = [...FORMS[form], ...ANY_FORM];
  for (const { key, at } of entriesOf(node)) {
    if (!allowed.includes(key)) report("check-key-unused", at, { key, form: name });
  }
}
