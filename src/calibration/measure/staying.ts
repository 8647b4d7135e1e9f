import { fitHazard } from "../estimators/hazard.js";
import { fitMean } from "../estimators/mean-value.js";
import { bookPrior } from "../estimators/prior.js";
import { isoDay, monthOfDay } from "../reading/dates.js";
import { exposures, TEAM_NAMES, type Spans } from "../lists/spans.js";
import { NOTHING, quantilesOf, together, type Finding, type Measured, type Measurement } from "./measured.js";
import { counted, noneOr, short, widened } from "./text.js";

/** Churn of customers, how many there are and what they pay. */
export function measureCustomers(customers: Spans): Measurement {
  const { spans, until } = customers;
  const active = spans.filter(({ end }) => Number.isNaN(end));
  const paying = active.filter(({ amount }) => amount > 0);
  const value: Measured[] = [];
  if (paying.length >= FEWEST) {
    const amounts = {
      values: Float64Array.from(paying, ({ amount }) => amount),
      periods: Int32Array.from(paying, ({ start }) => monthOfDay(start)),
    };
    const { posterior, mean, standardError } = fitMean(amounts, bookPrior("customers.annual_value"));
    value.push({
      id: "customers.annual_value",
      quantiles: quantilesOf(posterior),
      basis: `${counted(paying.length)} customers of today with an amount`,
      how: `mean ${short(mean)}, standard error ${short(standardError)}; taken for a year's value`,
    });
  }
  const initial: Measured[] =
    active.length === 0
      ? []
      : [{ id: "customers.initial", value: active.length, basis: `customers on ${isoDay(until)}`, how: "counted" }];
  return together([
    hazard(customers, "customers.monthly_churn", "customers"),
    { ...NOTHING, measured: [...initial, ...value], findings: negativeFinding(active) },
  ]);
}

function negativeFinding(active: Spans["spans"]): Finding[] {
  const negative = active.filter(({ amount }) => amount < 0).length;
  if (negative === 0) return [];
  const text = `${counted(negative)} customers of today have a negative amount and are left out of the mean.`;
  return [{ about: "annual value", text }];
}
const FEWEST = 5;

/** How staff of each team leave. */
export function measureStaff(staff: Spans): Measurement {
  const parts = TEAM_NAMES.map((team) => {
    const spans = staff.spans.filter((span) => span.team === team);
    if (spans.length === 0) return NOTHING;
    return hazard({ ...staff, spans }, `people.${team}_attrition`, `${team} staff`);
  });
  const others = staff.spans.filter(({ team }) => team === undefined).length;
  const findings: Finding[] =
    others === 0
      ? []
      : [
          {
            about: "staff",
            text: `${counted(others)} of no team of the model are left out; --map sales="Name of the team" and so on say which is which.`,
          },
        ];
  return together([...parts, { ...NOTHING, findings }]);
}

function hazard(spans: Spans, id: string, who: string): Measurement {
  const { posterior, events, months, dispersion } = fitHazard(exposures(spans), bookPrior(id));
  if (months <= 0) return NOTHING;
  const from = spans.completeFrom;
  return {
    measured: [
      {
        id,
        quantiles: quantilesOf(posterior),
        basis: `${noneOr(events)} of ${counted(spans.spans.length)} ${who} left in ${counted(months)} months of them`,
        how: `leavers / months under observation${widened(dispersion)}`,
        method: "one hazard of leaving; prior: the book",
      },
    ],
    correlations: [],
    findings:
      from === undefined
        ? []
        : [
            {
              about: id,
              text: `Nobody is listed who left before ${isoDay(from)}: what came before it does not count.`,
            },
          ],
  };
}
