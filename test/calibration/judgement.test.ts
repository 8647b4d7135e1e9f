import { expect, test } from "vitest";
import { calibrationView } from "../../src/questions/calibrate/view.js";
import { renderTable } from "../../src/report/formats/table/render.js";

const MONTHS = Array.from({ length: 12 }, (_, place) => ({
  month: `2026-${String(place + 1).padStart(2, "0")}`,
  low: 5,
  median: 10,
  high: 15,
  actual: 30,
}));

function viewOf(inside: number) {
  const nothing = { files: [], lists: [], measured: [], correlations: [], findings: [], notMeasured: [], groups: [] };
  return calibrationView({ ...nothing, predictions: [{ of: "wins", inside, months: MONTHS }] });
}
const told = (inside: number): string => JSON.stringify(viewOf(inside).blocks);

test("intervals that hold too few of the months kept back are warned of", () => {
  expect(viewOf(7).warnings).toEqual([expect.stringMatching(/^Fewer months of wins are inside .* too narrow\.$/u)]);
  expect(told(7)).not.toContain("by chance");
  expect(viewOf(11).warnings).toEqual([]);
  expect(told(11)).toContain("No fewer months are inside than bands of 90 % may hold by chance.");
});

test("at 90 columns it stands what measures rest on and where they are against the book, broken rather than left out", () => {
  const nothing = {
    files: [],
    lists: [],
    predictions: [],
    correlations: [],
    findings: [],
    notMeasured: [],
    groups: [],
  };
  const measured = {
    assumption: "funnel.deal_value",
    p5: 8539,
    p50: 9536,
    p95: 10_653,
    unit: "currency/year",
    book: "13000 to 17300",
    versus: "apart",
    grade: "measured",
    files: ["deals.csv"],
    until: "2026-01-31",
    basis: "379 closings in 1,037 months that deals were open",
    how: "mean 9,500, standard error 600; taken for a year's value of a contract",
  } as const;
  const wide = { ...measured, assumption: "customers.annual_value", versus: "implausible" } as const;
  const judged = renderTable(calibrationView({ ...nothing, measured: [wide] }), { width: 80, colour: false });
  expect(judged).toMatch(/ implausible$/mu);
  const view = calibrationView({
    ...nothing,
    measured: [measured, { ...measured, assumption: "customers.annual_value" }],
  });
  const text = renderTable(view, { width: 90, colour: false });
  expect(text).toMatch(/^assumption .* the book +against +rests on/mu);
  expect(text).toContain("Too narrow to show: how.");
});
