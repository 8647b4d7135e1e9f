import { expect, test } from "vitest";
import type { Problem, ProblemArguments, ProblemCode } from "../../src/foundation/problem.js";
import { message } from "../../src/report/messages/message.js";
import { renderProblems } from "../../src/report/formats/table/problems.js";

function problem<Code extends ProblemCode>(
  code: Code,
  given: ProblemArguments[Code],
  rest: Partial<Problem> = {},
): Problem {
  return { code, severity: "error", arguments: given, ...rest };
}

const plain = { width: 80, colour: false };

test("a misspelt key: place, path, sentence with the nearest name, line and caret", () => {
  const text = renderProblems(
    [
      problem(
        "unknown-key",
        { found: "horizn", allowed: ["name", "horizon"], nearest: "horizon" },
        { position: { file: "a.yaml", line: 12, column: 3 }, keyPath: "x.horizn", line: "  horizn: 24" },
      ),
    ],
    plain,
  );
  expect(text).toBe(
    [
      "error a.yaml:12:3  x.horizn",
      '  There is no key "horizn" here. Did you mean "horizon"? Allowed: name, horizon.',
      "    12 |   horizn: 24",
      "       |   ^",
      "",
    ].join("\n"),
  );
});

test("items of a list stand on lines of their own, and in one text between semicolons", () => {
  const nothing = problem("export-nothing-measured", {
    files: ["a.csv"],
    needs: ["for funnel.win_inbound, funnel.sales_cycle: more deals that are won or lost", "for b: d"],
  });
  expect(renderProblems([nothing], { width: 60, colour: false })).toBe(
    [
      'error: Nothing could be measured from "a.csv". What is',
      "       missing:",
      "       - for funnel.win_inbound, funnel.sales_cycle: more",
      "         deals that are won or lost",
      "       - for b: d",
      "",
    ].join("\n"),
  );
  expect(message(nothing)).toMatch(/missing: for funnel\.win_inbound, .* won or lost; for b: d\.$/u);
});

test("what the command line gave has no line number; a file that cannot be read has none either", () => {
  const option = { file: "--trials", line: 1, column: 1 };
  const text = renderProblems(
    [
      problem(
        "wrong-type",
        { found: "x", expected: "a number" },
        { position: option, keyPath: "trials", line: "--trials x" },
      ),
      problem("file-not-found", { file: "b.yaml" }, { position: { file: "b.yaml", line: 1, column: 1 } }),
      problem("output-named-twice", { file: "o.json" }, { severity: "warning" }),
    ],
    plain,
  );
  expect(text).toContain("error --trials\n  Found x, expected a number.\n    | --trials x\n    | ^\n");
  expect(text).toContain("error b.yaml\n");
  expect(text).toContain('warning: The output file "o.json" is named twice.');
});

test("a long line is cut around the column, wide characters keep the caret in place", () => {
  const line = `${"漢".repeat(5)}X${"y".repeat(300)}`;
  const at = (column: number): string[] =>
    renderProblems(
      [problem("empty-list", {}, { position: { file: "a.yaml", line: 1, column }, line, keyPath: "k" })],
      plain,
    ).split("\n");
  expect(at(6).at(-2)).toBe(`      | ${" ".repeat(10)}^`);
  for (const shown of at(200)) expect(shown.length).toBeLessThanOrEqual(80);
  expect(at(200).some((shown) => shown.indexOf("^") > 10)).toBe(true);
});

test("nothing from the file reaches the terminal as a control character", () => {
  const text = renderProblems(
    [
      problem(
        "unknown-key",
        { found: "\u001B[2J", allowed: [] },
        { position: { file: "a\u0007.yaml", line: 1, column: 1 }, keyPath: "\u202Ex", line: "\u001B[31mred" },
      ),
    ],
    plain,
  );

  expect(text).not.toMatch(/[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u202E]/u);
});

test("colour only when asked", () => {
  const one = [problem("empty-file", {}, { severity: "warning" })];
  expect(renderProblems(one, plain)).not.toContain("\u001B");
  expect(renderProblems(one, { width: 80, colour: true })).toContain("\u001B[33mwarning");
});

/** Of codes about two cells that do not go together. */
const TWO_CELLS = {
  file: "fileX",
  column: "columnX",
  first: "firstX",
  firstLine: 7,
  second: "secondX",
  line: 8,
};

/** One example of arguments for every code: the types ask for all of them. */
const EXAMPLES: { readonly [Code in ProblemCode]: ProblemArguments[Code] } = {
  "export-spreadsheet": { file: "fileX" },
  "export-workbook-unreadable": { file: "fileX" },
  "export-workbook-large": { file: "fileX", megabytes: 77, most: 60 },
  "export-sheets": { file: "fileX", sheets: ["sheetX", "sheetY"] },
  "export-no-sheets": { found: "foundX" },
  "export-parquet-unreadable": { file: "fileX" },
  "export-parquet-codec": { file: "fileX", codec: "codecX" },
  "export-parquet-large": { file: "fileX", megabytes: 700, most: 80 },
  "export-mixed-amounts": TWO_CELLS,
  "export-amount-currencies": TWO_CELLS,
  "export-two-readings": { file: "fileX", column: "columnX", line: 7, found: "foundX", point: 2.345, comma: 2345 },
  "export-amount-outside": { file: "fileX", column: "columnX", line: 7, found: "foundX", least: 2, most: 12 },
  "export-many-stages": { file: "fileX", column: "columnX", field: "stage", found: 120 },
  "export-currencies": { file: "fileX", column: "columnX", currencies: ["EUR", "JPY"] },
  "export-pipelines": { files: ["fileX"], found: 23, pipelines: ["pipelineX", "pipelineY"] },
  "export-segments": { file: "fileX", column: "columnX", found: 43, because: "many" },
  "export-stage-pipelines": { file: "fileX", stage: "stageX", pipelines: ["pipelineX", "pipelineY"] },
  "export-nothing-measured": { files: ["fileX"], needs: ["needX", "otherX"] },
  "export-not-text": { file: "fileX" },
  "export-empty": { file: "fileX" },
  "export-not-understood": {
    file: "fileX",
    kind: "kindX",
    missing: ["missingX"],
    headings: ["headingX"],
    proposals: ["created=headingX"],
    spans: ["start=headingX"],
  },
  "export-column-missing": { field: "fieldX", column: "columnX", allowed: ["a", "b"], nearest: "nearestX" },
  "export-date-order": { file: "fileX", line: 7, found: "foundX" },
  "export-date-choice": { file: "fileX", chosen: "dmy", rows: 1000, wrong: 400, otherwise: 3 },
  "export-date-mixed": { file: "fileX", first: "firstX", firstLine: 3, second: "secondX", line: 7 },
  "export-not-dates": { file: "fileX", column: "columnX", line: 7, found: "foundX", wrong: 12, rows: 1000 },
  "export-not-amounts": { file: "fileX", column: "columnX", line: 7, found: "foundX", wrong: 12, rows: 1000 },
  "export-word-missing": {
    key: "keyX",
    fields: ["fieldX"],
    kinds: ["kindX"],
    found: "foundX",
    allowed: ["a", "b"],
    nearest: "nearestX",
    isColumn: true,
  },
  "export-same-rows": { file: "fileX", other: "otherX", rows: 1000 },
  "export-ragged": { file: "fileX", short: 12, rows: 1000 },
  "export-no-endings": { file: "fileX", words: ["wordX"], lost: ["lostX"] },
  "export-nothing-left": {
    files: ["fileX"],
    rows: 12,
    repeated: 3,
    reasons: [{ reason: "no end", rows: 12 }],
    needs: ["needX"],
    lists: ["listX"],
  },
  "sweep-end-not-reached": { key: "keyX", values: ["valueX"], end: "endX" },
  "sweep-value-twice": { key: "keyX", value: "valueX", again: "againX" },
  "sweep-too-many": { found: 2000, limit: 1000 },
  "store-note-renewed": { file: "kept/plan.json" },
  "store-refused": { folder: "kept", reason: "ENOSPC" },
  "store-file-refused": { file: "kept/0-500.blocks", fault: "damaged" },
  "shard-refused": { file: "a.3-of-20.shard", fault: "foreign" },
  "shard-of-another": { file: "a.3-of-20.shard", first: "a.0-of-20.shard", what: "scenario" },
  "shard-of-another-call": { file: "a.3-of-20.shard", first: "a.0-of-20.shard", options: ["--referenceX"] },
  "shard-is-folder": { folder: "folderX" },
  "shard-folder-refused": { folder: "folderX", reason: "ENOSPC" },
  "shards-none-sound": {},
  "shards-of-number": { file: "a.shard", of: 20, asked: 10 },
  "shards-of-kinds": { sums: "a.shard", trials: "b.shard" },
  "sums-of-another": { file: "a.shard", scenario: "s.yaml" },
  "shards-overlap": { file: "b.shard", other: "a.shard", from: 1500, to: 2000 },
  "shards-missing": { gaps: [{ from: 4500, to: 5000 }], indices: "9" },
  "shards-of-version": { file: "a.shard", found: "0.2.0", program: "0.3.0" },
  "shards-of-scenario": { file: "a.shard", scenario: "a.yaml", params: ["b.yaml"] },
  "shards-asked-otherwise": { file: "a.shard", scenario: "a.yaml", what: ["objective", "reference"] },
  "queue-packages-missing": { packages: ["bullmq", "ioredis"] },
  "queue-unreachable": { address: "redis://host:6379", reason: "connect ECONNREFUSED 127.0.0.1:6379" },
  "queue-lost": { address: "redis://host:6379", reason: "connect ECONNREFUSED 127.0.0.1:6379" },
  "queue-password": { address: "redis://host:6379", isGiven: true },
  "queue-database-missing": { address: "redis://host:6379", database: 99 },
  "queue-not-asked": { address: "redis://host:6379", reason: "small" },
  "queue-not-durable": { address: "redis://host:6379" },
  "queue-no-worker": { address: "redis://host:6379", version: "0.2.0", others: ["0.1.9"] },
  "queue-deserted": { address: "redis://host:6379", version: "0.2.0", seconds: 60 },
  "queue-unit-failed": { worker: "host-7-x2", message: "messageX" },
  "shard-of-missing": {},
  "shard-index-missing": { variables: ["SLURM_ARRAY_TASK_ID"] },
  "sweep-cut-number": { key: "keyX", found: "foundX", part: "partX" },
  "sweep-key-twice": { key: "keyX", other: "otherX" },
  "sweep-zip-lengths": { lengths: [{ key: "keyX", count: 7 }] },
  "choice-not-paired": { keys: ["keyX"] },
  "sweep-nothing": {},
  "cases-blank-cell": { file: "fileX", line: 7, column: "columnX" },
  "cases-blank-heading": { file: "fileX", column: 7 },
  "cases-heading-twice": { file: "fileX", heading: "headingX" },
  "cases-same-rows": { file: "fileX", line: 7, firstLine: 3 },
  "cases-same-names": { file: "fileX", line: 7, firstLine: 3, name: "nameX" },
  "cases-no-rows": { file: "fileX" },
  "check-without-limit": {},
  "check-key-unused": { key: "keyX", form: "formX" },
  "check-alone": {},
  "check-structure-twice": { structure: "structureX" },
  "check-no-data": { check: "checkX", trials: 1000 },
  "check-not-finite": { check: "checkX" },
  "check-overflowed": { check: "checkX", overflowed: 7, trials: 1000 },
  "no-checks": { file: "fileX" },
  "baseline-syntax": { file: "fileX", reason: "reasonX" },
  "baseline-not-a-result": { file: "fileX", keyPath: "keyPathX" },
  "baseline-missing": { file: "fileX", missing: "missingX", what: "structure" },
  "baseline-ambiguous": { file: "fileX", name: "nameX", scenario: "scenarioX", files: ["a", "b"] },
  "baseline-model": { file: "fileX", stored: 1, now: 2 },
  "unknown-key": { found: "foundX", allowed: ["a", "b"], nearest: "nearestX", places: ["", "placeX"] },
  "wrong-type": { found: "foundX", expected: "expectedX" },
  "option-value": { option: "optionX", found: "foundX", expected: "expectedX" },
  "options-exclude": { options: ["a", "b"], reason: "reasonX" },
  "unknown-subject": { found: "foundX", nearest: "nearestX", structures: ["a", "b"], groups: ["a", "b"] },
  "share-as-amount": { option: "--indifference", found: 0.01, outcome: "profit", least: 1, isMoney: true },
  "not-answered": {},
  "option-needs": { option: "optionX", needed: "neededX" },
  "command-needs": { command: "commandX", needed: "neededX" },
  "winner-of-one": { file: "fileX" },
  "series-too-many": { found: 12, limit: 12 },
  "stored-syntax": { file: "fileX", reason: "reasonX" },
  "stored-version": { file: "fileX", found: "foundX", allowed: "allowedX" },
  "stored-failed": { file: "fileX" },
  "stored-first-version": { file: "fileX", question: "questionX" },
  "compared-nothing": { files: ["fileX", "fileY"], before: ["nameX"], now: ["nameY"] },
  "stored-without-numbers": { file: "fileX", question: "questionX" },
  "stored-partial": { file: "fileX", question: "choice" },
  "page-without-result": { file: "fileX" },
  "report-without-file": {},
  "report-of-question": { file: "fileX", question: "questionX", allowed: ["a", "b"] },
  "stored-not-a-result": { file: "fileX", keyPath: "keyPathX" },
  "stored-scenario-missing": { scenario: "scenarioX", tried: ["a", "b"] },
  "output-extension": { file: "fileX", found: "foundX", allowed: ["a", "b"] },
  "output-folder-missing": { file: "fileX", folder: "folderX" },
  "output-below-file": { file: "fileX", inTheWay: "inTheWayX" },
  "output-named-twice": { file: "fileX" },
  "input-named-twice": { file: "fileX", first: "firstX" },
  "output-is-input": { file: "fileX" },
  "start-exists": { file: "fileX" },
  "start-without-terminal": { templates: ["templatesX"] },
  "watch-standard-input": {},
  "output-is-folder": { file: "fileX" },
  "output-not-written": { file: "fileX", reason: "reasonX" },
  "not-a-value": { found: "foundX" },
  "too-large": { found: "foundX", limit: 1e15 },
  "percent-of-what": { found: "foundX", kind: "amount" },
  "thousands-or-decimals": { found: "foundX", decimal: 12, thousands: 12_000, mark: "point" },
  "comma-in-braces": { found: "foundX", write: "writeX" },
  "decimal-comma": { found: "foundX", write: "writeX" },
  "thousands-points": { found: "foundX", write: "writeX" },
  "plus-sign": { found: "foundX", write: "writeX" },
  "currency-in-value": { found: "foundX", mark: "markX" },
  "team-misspelt": { found: "foundX", team: "teamX" },
  "headcount-with-sign": { found: "foundX" },
  "unit-on-one-end": { found: "foundX", write: "writeX" },
  "list-for-value": { found: 12 },
  "mapping-for-value": { keys: ["keyX", "otherX"] },
  "not-whole-months": { found: "foundX", months: 2.5 },
  "not-finite": { found: "foundX" },
  "outside-domain": { found: 12, domain: "domainX" },
  "interval-reversed": { low: 12, high: 12 },
  "interval-touches-bound": { found: 12, domain: "domainX" },
  "spread-not-above-one": { factor: 12 },
  "spread-needs-positive": { domain: "domainX" },
  "missing-team": { team: "teamX" },
  "team-leads-team": { node: "nodeX", leader: "leaderX" },
  "duplicate-node": { node: "nodeX" },
  "unknown-node": { node: "nodeX", known: ["a", "b"] },
  "unknown-superior": { node: "nodeX", superior: "superiorX", known: ["a", "b"] },
  "two-roots": { roots: ["a", "b"] },
  "reporting-circle": { circle: ["a", "b"] },
  "leads-beyond-capacity": { structure: "structureX", team: "sdr", leadsMonthly: 12, capacityMonthly: 12, others: 2 },
  "open-deals-beyond-capacity": { structure: "structureX", openDeals: 12, capacity: 12, others: 1 },
  "volumes-of-another-company": {
    people: 5,
    peopleOfBook: 16,
    volumes: [{ assumption: "assumptionX", value: 400, expected: 125 }],
  },
  "teams-of-another-company": {
    people: 16,
    volumes: [{ assumption: "assumptionX", value: 20, expected: 400 }],
  },
  "revenue-for-teams": { customers: 12, revenue: 12, teamCost: 12 },
  "few-open-deals": { reps: 12, openDeals: 12, capacity: 12 },
  "unknown-topic": { found: "foundX", nearest: "nearestX", topics: ["a", "b"], commands: ["c", "d"] },
  "wide-span-of-control": { structure: "structureX", manager: "managerX", directReports: 12, limit: 12, others: 2 },
  "empty-team": { structure: "structureX", team: "teamX", others: 1 },
  "large-teams": { structure: "structureX", people: 12, limit: 12, others: 0 },
  "unusual-value": { assumption: "assumptionX", value: 12, low: 12, high: 12, source: "sourceX", salesCost: 12 },
  "unusual-setting": { key: "keyX", value: 12, low: 12, high: 12 },
  "growth-multiplies": { growth: 12, months: 12, factor: 12 },
  "identical-structures": { groups: [["firstX", "secondX"]] },
  "yaml-syntax": { reason: "reasonX" },
  "yaml-version": { found: "foundX", allowed: "allowedX" },
  "multiple-documents": {},
  "unsupported-tag": { tag: "tagX" },
  "unknown-alias": { alias: "aliasX" },
  "too-many-values": { limit: 12 },
  "too-many-repeated": { limit: 12 },
  "too-deep": { limit: 12 },
  "empty-file": {},
  "invalid-key": {},
  "duplicate-key": { found: "foundX", firstLine: 12 },
  "file-too-large": { file: "fileX", limitBytes: 12 },
  "file-not-found": { file: "fileX" },
  "file-not-read": { file: "fileX" },
  "not-plain-data": { key: "keyX", found: "foundX" },
  "option-of-scenario": { option: "optionX", found: "foundX", byOption: false, allowed: ["a", "b"] },
  "custom-outcome": { outcome: "outcomeX", found: "foundX" },
  "unknown-tally": { outcome: "outcomeX", found: "foundX", allowed: ["a", "b"], nearest: "nearestX" },
  "file-unreadable": { file: "fileX", reason: "reasonX" },
  "file-not-text": { file: "fileX", line: 3 },
  "file-zero-byte": { file: "fileX", line: 3 },
  "file-outside": { file: "fileX", folder: "folderX" },
  "extends-circle": { files: ["a", "b"] },
  "extends-too-long": { limit: 12 },
  "trial-too-long": { structureMonths: 12, limit: 12, structures: 12, months: 12, replicates: 12, deals: 12 },
  "too-much-work": { structureMonths: 12, limit: 12 },
  "set-syntax": { found: "foundX" },
  "not-one-of": { found: "foundX", allowed: ["a", "b"], nearest: "nearestX" },
  "out-of-range": { found: "foundX", minimum: 12, maximum: 12 },
  "missing-key": { key: "keyX" },
  "invalid-name": { found: "foundX", reason: "empty", limit: 12 },
  "hidden-characters": { found: "foundX", characters: [{ codePoint: "codePointX", title: "titleX", place: 12 }] },
  "free-key-among-names": { found: "foundX" },
  "disguised-name": { found: "foundX", words: [{ written: "writtenX", seen: "seenX" }] },
  "similar-names": { found: "foundX", first: "firstX", firstLine: 12 },
  "look-alike-names": { found: "foundX", first: "firstX", firstLine: 12 },
  "no-structures": {},
  "unknown-structure": { found: "foundX", allowed: ["a", "b"], nearest: "nearestX" },
  "unknown-assumption": { found: "foundX", nearest: "nearestX", group: "groupX", members: ["memberX"] },
  "unknown-effect-target": { found: "foundX", allowed: ["a", "b"], nearest: "nearestX" },
  "unknown-outcome": { found: "foundX", allowed: ["a", "b"], nearest: "nearestX" },
  "objective-cannot-rank": { outcome: "outcomeX" },
  "objective-without-weight": {},
  "conflicting-superiors": { node: "nodeX", first: "firstX", second: "secondX", firstLine: 12 },
  "team-without-posts": { structure: "structureX", team: "sdr" },
  "given-twice": { what: "whatX", values: ["5", "10"] },
  "set-moves-today": { path: "pathX" },
  "structure-without-chart": { found: "foundX", nearest: "nearestX" },
  "team-reports-to-nobody": { teams: ["a", "b"] },
  "not-certain": { found: "foundX" },
  "unknown-distribution": { found: "foundX", allowed: ["a", "b"], nearest: "nearestX" },
  "support-outside-domain": {
    distribution: "distributionX",
    domain: "domainX",
    lowest: 12,
    highest: 12,
    families: ["a", "b"],
  },
  "seasonality-months": { found: 12 },
  "focus-weights-sum": { sum: 12 },
  "csv-syntax": { file: "fileX", reason: "reasonX" },
  "csv-uneven-rows": { file: "fileX", line: 12, cells: 3, headings: 2, separator: ",", others: 4 },
  "csv-titles-above": { file: "fileX", line: 12 },
  "csv-no-column": { file: "fileX", column: "columnX", allowed: ["a", "b"], nearest: "nearestX" },
  "csv-column-twice": { file: "fileX", column: "columnX", places: [1, 2] },
  "csv-no-rows": { file: "fileX", column: "columnX", found: "foundX", allowed: ["a", "b"], nearest: "nearestX" },
  "csv-not-a-number": { file: "fileX", line: 12, found: "foundX" },
  "csv-too-large": { file: "fileX", line: 12, found: "foundX", limit: 1e15 },
  "csv-mixed-numbers": { file: "fileX", first: "firstX", firstLine: 2, second: "secondX", line: 12 },
  "csv-two-readings": { file: "fileX", line: 12, found: "foundX", point: 1.234, comma: 1234 },
  "csv-too-few-values": { file: "fileX", column: "columnX", found: 12 },
  "csv-blank-cells": { file: "fileX", column: "columnX", blank: 3, cells: 120 },
  "csv-other-currency": { file: "fileX", column: "columnX", line: 12, found: "foundX", currency: "currencyX" },
  "csv-two-scales": {
    file: "fileX",
    column: "columnX",
    lines: [3, 5, 8],
    few: [9.5, 31.2],
    count: 40,
    many: [9800, 30500],
  },
  "csv-totals-row": { file: "fileX", line: 12, found: "foundX", others: 3 },
  "mean-of-few": { column: "columnX", found: 12, fewest: 30 },
  "mean-outside-domain": { column: "columnX", mean: -3, domain: "positive" },
  "values-for-mean": { assumption: "assumptionX", over: "deals", found: 400, column: "columnX" },
  "correlation-certain": { assumption: "assumptionX" },
  "correlation-with-itself": { assumption: "assumptionX" },
  "correlation-duplicate": { a: "aX", b: "bX", firstLine: 12 },
  "correlations-impossible": { pairs: ["a", "b"] },
  "correlations-beyond-copula": { pairs: ["a", "b"] },
  "mode-outside": { low: 12, mode: 12, high: 12 },
  "not-ascending": { first: 12, second: 12 },
  "empty-list": {},
  "lengths-differ": { values: 12, weights: 12 },
  "quantile-count": { found: 12 },
  "middle-quantile-not-median": { probability: 12 },
  "truncation-keeps-nothing": { min: 12, max: 12, mass: 12 },
  "nothing-to-decide": { structures: 1 },
  "objective-overflowed": {
    structures: "abcdefg".split("").map((structure) => ({ structure, overflowed: 3 })),
    trials: 600,
  },
  "objective-no-data": { trials: 600 },
  "nothing-uncertain": {},
  "too-few-trials-for-drivers": { trials: 200, needed: 770, drivers: 76 },
  "group-syntax": { found: "funnel.acceptance" },
  "unknown-driver": { found: "foundX", nearest: "nearestX", group: "groupX", members: ["memberX"] },
  "map-syntax": { found: "a" },
  "map-same": { found: "a,a" },
  "map-certain": { assumption: "funnel.acceptance" },
  "not-a-calendar-month": { found: "foundX" },
  "start-months-differ": { start: "2027-01", startMonth: "april" },
  "seasonality-normalised": { mean: 1.2, factor: 1 / 1.2 },
  "seasonality-not-scalable": { mean: 1.2 },
  "not-overridable": { assumption: "assumptionX" },
  "after-and-from": {},
  "from-without-start": {},
  "from-before-start": { from: "2026-12", start: "2027-01" },
  "phase-without-change": { keys: ["a", "b"] },
  "phase-repeats": { key: "mandate", value: "none" },
  "phases-not-in-order": { after: 3, before: 3 },
  "today-is-measured": { key: "headcount", structure: "structureX" },
  "transition-without-today": {},
  "cost-of-nobody": { node: "nodeX" },
  "no-today": {},
  "posts-as-if-always": { structures: ["a", "b"], hasToday: false },
  "unused-manager": { structure: "structureX", manager: "managerX" },
  "change-beyond-horizon": { structure: "structureX", after: 24, horizon: 24 },
};

test("every problem has sentences that end and say no undefined", () => {
  for (const [code, given] of Object.entries(EXAMPLES)) {
    const text = message({ code: code as ProblemCode, severity: "error", arguments: given });
    expect(text, code).toMatch(/^[^\s].{15,}[.?]$/u);
    expect(text, code).not.toMatch(/undefined|\[object/u);
  }
});

test("an overloaded team is called the most overloaded of those that are, not the worst structure", () => {
  const text = (others: number): string =>
    message(problem("open-deals-beyond-capacity", { structure: "A", openDeals: 210, capacity: 142, others }));
  expect(text(6)).toMatch(/It is the most overloaded of 7 structures\.$/u);
  expect(text(1)).toMatch(/It is the more overloaded of two\.$/u);
  expect(text(0)).toMatch(/funnel\.sales_cycle\.$/u);
});

test.each([
  ["redis", "connect ECONNREFUSED 127.0.0.1:6379", /give the same command again\.$/u],
  ["redis", "read ECONNRESET", /If it speaks TLS, its address begins with rediss:\/\/\.$/u],
  ["rediss", "connect ETIMEDOUT", /If it speaks no TLS, its address begins with redis:\/\/\.$/u],
  ["rediss", "self-signed certificate", /NODE_EXTRA_CA_CERTS=ca\.pem\.$/u],
  [
    "rediss",
    "Hostname/IP does not match certificate's altnames",
    /^(?!.*Start).*Name the host as its certificate does/u,
  ],
])("what helps against a queue at %s: that says %s", (scheme, reason, said) => {
  expect(message(problem("queue-unreachable", { address: `${scheme}://host:6379`, reason }))).toMatch(said);
});

const REACHES = { distribution: "empirical", domain: "probability", families: ["beta"] };

test.each([
  ["mean-outside-domain", { column: "c", mean: 47.3, domain: "probability" }, "write them with their sign: 47.3%."],
  ["mean-outside-domain", { column: "c", mean: 470, domain: "probability" }, "Choose other rows with where"],
  ["mean-outside-domain", { column: "c", mean: -3, domain: "positive" }, "Choose other rows with where"],
  ["support-outside-domain", { ...REACHES, lowest: 38, highest: 55 }, "write them with their sign: 38%."],
  ["support-outside-domain", { ...REACHES, lowest: 0.2, highest: 55 }, "Truncate it with min and max"],
] as const)("%s of what may be percents says how those are written: %j", (code, given, words) => {
  const problem = { code, severity: "error", arguments: given } as Problem;
  expect(renderProblems([problem], { width: 200, colour: false })).toContain(words);
});
