import { isMoneyUnit } from "../assumptions/money-unit.js";
import { OUTCOMES, type Outcome, type OutcomeId } from "../funnel/outcomes.js";
import type { ScenarioHeader } from "./result/scenario-header.js";

/** What the report says about an outcome, or about an objective that is a mix of outcomes. */
export type OutcomeText = Pick<Outcome, "label" | "unit" | "better" | "definition">;

/** The registry's row for the id of an outcome. */
export function outcomeText(id: string): OutcomeText {
  const outcome = OUTCOMES.find((row) => row.id === id);
  if (outcome === undefined) throw new Error(`no outcome ${id}`);
  return outcome;
}

/** How a result names its objective. */
export type ObjectiveName = Pick<ScenarioHeader, "objective" | "objectiveLabel">;

/** Of a mix more is better; it has no unit of its own and is written like money. */
export function objectiveText({ objective, objectiveLabel }: ObjectiveName): OutcomeText {
  if (objective !== "objective") return outcomeText(objective);
  return { label: objectiveLabel, unit: "currency", better: "higher", definition: "a weighted sum of outcomes" };
}

/** What to call the objective above a column: a mix may be named in a line of its own only. */
export function objectiveHeader(result: ObjectiveName): string {
  return result.objective === "objective" ? "objective" : objectiveText(result).label;
}

/** What amounts of the objective are in: nothing for a rate, a count, and a mix, whose unit is its own. */
export function objectiveCurrency({ objective, currency }: Pick<ScenarioHeader, "objective" | "currency">) {
  return isMoneyUnit(outcomeUnit(objective)) ? currency : undefined;
}

/** Unit of the key of an outcome or of a mix, which has none. */
export function outcomeUnit(key: string): string {
  return OUTCOMES.find(({ id }) => id === key)?.unit ?? "";
}

const SHORT_HEADERS: Partial<Record<OutcomeId, string>> = {
  mql_acceptance: "MQLs\naccepted",
  follow_up_rate: "followed\nup",
  marketing_contribution: "from\nmarketing",
  customer_churn: "churn\n/year",
  staff_turnover: "turnover\n/year",
  customers_end: "customers\nat the end",
  recurring_revenue_end: "monthly\nrevenue\nat the end",
  leads_lost_to_capacity: "leads\nlost to\ncapacity",
  outbound_opportunities: "outbound\nopportun.",
  opportunities: "opportun.",
};

/** A header of a narrow column, in two or three lines. */
export function shortHeader(id: OutcomeId): string {
  return SHORT_HEADERS[id] ?? outcomeText(id).label.replaceAll(" ", "\n");
}
