import type { OperandsKind } from "../../analysis/checks/operands.js";
import { entriesOf, type LocatedMap } from "../located-tree.js";
import type { Report } from "../problems.js";

declare module "../../foundation/problem.js" {
  interface ProblemArguments {
    "check-key-unused": { key: string; form: string };
  }
}

const ANY_FORM = ["name", "description", "severity", "horizon", "set"];
const LIMIT = ["at_least", "above", "at_most", "below", "between", "equal", "within"];
const SUBJECT = ["statistic", "structure", "outcome", ...LIMIT];

/** A statistic has the form of its operands. */
type Form = OperandsKind | "assumption" | "order" | "is";

/** The forms a check can take, and the keys that go with each. */
const FORMS: Readonly<Record<Form, readonly string[]>> = {
  assumption: ["assumption", "within", "grade", "source"],
  order: ["order", "outcome"],
  is: ["is", "structure", "outcome", "among"],
  quotient: [...SUBJECT, "minus", "over"],
  mix: [...SUBJECT, "minus"],
  field: [...SUBJECT, "among"],
  duel: [...SUBJECT, "than"],
};

/** Reports every key that would have no meaning in a check of this form: nothing a check says is passed over in silence. */
export function checkForm(node: LocatedMap, form: Form, name: string, report: Report): void {
  const allowed: readonly string[] = [...FORMS[form], ...ANY_FORM];
  for (const { key, at } of entriesOf(node)) {
    if (!allowed.includes(key)) report("check-key-unused", at, { key, form: name });
  }
}
