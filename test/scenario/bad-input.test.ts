import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { InvalidInput } from "../../src/foundation/problem.js";
import { parseScenario } from "../../src/scenario/parse.js";
import { collector } from "../../src/scenario/problems.js";
import { MAX_FILE_BYTES, readYaml } from "../../src/scenario/read-yaml.js";
import { child } from "../../src/scenario/located-tree.js";
import { placesOf, problemsOf, STRUCTURES } from "./support.js";

/** A scenario whose first structure has these lines (indented by four), from line 3 on. */
const structure = (...lines: string[]) => ["structures:", "  a:", ...lines.map((line) => `    ${line}`)].join("\n");
const assumption = (line: string) => `assumptions:\n  ${line}\n${STRUCTURES}`;

describe("YAML text", () => {
  it.each<[string, string, string[]]>([
    ["nothing", "", ["empty-file 1:1"]],
    ["only a comment", "# nothing\n", ["empty-file 1:1"]],
    ["a list", "- a\n", ["wrong-type 1:1"]],
    ["a text", "hello", ["wrong-type 1:1"]],
    ["an open quote", "name: 'x\n", ["yaml-syntax 2:1"]],
    ["a bad indent", "a: 1\n b: 2\n", ["yaml-syntax 1:4", "yaml-syntax 1:4"]],
    ["two documents", "name: a\n---\nname: b\n", ["multiple-documents 2:1"]],
    ["a tag of code", "name: !!js/function 'x'\n", ["unsupported-tag 1:7"]],
    ["an own tag", "name: !x y\n", ["unsupported-tag 1:7"]],
    ["YAML 1.1", "%YAML 1.1\n---\nname: yes\n", ["yaml-version 1:1"]],
    ["an alias to nothing", `name: *x\n${STRUCTURES}`, ["unknown-alias 1:7"]],
    ["an alias inside itself", "checks: &a [*a]\n", ["too-many-repeated 1:13"]],
    ["a key that is a list", `? [a]\n: 1\n${STRUCTURES}`, ["invalid-key 1:3"]],
    ["a duplicate key", `name: a\nhorizon: 3\nname: b\n${STRUCTURES}`, ["duplicate-key 3:1"]],
    ["a deep list", `name: ${"[".repeat(200)}${"]".repeat(200)}`, ["too-deep 1:105"]],
    ["a very deep list", `name: ${"[".repeat(20_000)}`, ["too-deep 1:"]],
    ["a deep sequence", "- ".repeat(50_000), ["too-deep 1:"]],
  ])("%s", (_, text, expected) => {
    const places = placesOf(text);
    expect(places.map((place, i) => place.slice(0, expected[i].length))).toEqual(expected);
  });

  it("refuses alias bombs quickly", () => {
    const levels = Array.from({ length: 20 }, (_, i) => `  - &l${i + 1} [${Array(10).fill(`*l${i}`).join(", ")}]`);
    const problems = problemsOf(`checks:\n  - &l0 x\n${levels.join("\n")}\n`);
    expect(problems.map(({ code }) => code)).toEqual(["too-many-repeated"]);
  });

  it("counts what aliases repeat apart from what is written", () => {
    const checkOf = (place: number): string =>
      `  - { name: check ${place}, outcome: value, structure: a, at_least: ${place}, set: { customers.initial: ${place} } }\n`;
    const many = `checks:\n${Array.from({ length: 2800 }, (_, place) => checkOf(place)).join("")}`;
    expect(problemsOf(many).map(({ code }) => code)).not.toContain("too-many-values");
    const written = (values: number): string => `checks: [${"1,".repeat(values)}]\n`;
    expect(placesOf(written(60_000))).toEqual([expect.stringMatching(/^too-many-values 1:/u)]);
    const repeated = `x-of: &ten [1, 2, 3, 4, 5, 6, 7, 8, 9]\nchecks: [${"*ten,".repeat(2000)}`;
    expect(problemsOf(`${repeated}*ten]\n`).map(({ code }) => code)).toEqual(["too-many-repeated"]);
    expect(problemsOf(`${repeated}]\n`).map(({ code }) => code)).not.toContain("too-many-repeated");
  });

  it("refuses texts over 5 MB and texts of too many pieces", () => {
    expect(placesOf("#".repeat(MAX_FILE_BYTES + 1))).toEqual(["file-too-large 1:1"]);
    expect(placesOf("- 1\n".repeat(MAX_FILE_BYTES / 5))).toEqual(["too-many-values 1:1"]);
    expect(placesOf("[".repeat(MAX_FILE_BYTES))).toEqual(["too-deep 1:100"]);
  });

  it("counts columns after a byte order mark and reads CRLF line ends", () => {
    const [problem] = problemsOf(`\uFEFFnam: x\r\n${STRUCTURES.replaceAll("\n", "\r\n")}`);
    expect(problem).toMatchObject({ position: { line: 1, column: 1 }, line: "nam: x", keyPath: "nam" });
  });

  it("takes an anchor's latest value and keeps the place of the alias", () => {
    const places = placesOf(`horizon: &x 3\ntrials: &x 1.5\nreplicates: *x\n${STRUCTURES}`);
    expect(places).toEqual(["wrong-type 2:12", "wrong-type 3:13"]);
    const reused = "list: [&x { b: &y 3 }, { c: &y 4 }, { d: *x }]\nlast: *y\n";
    expect(child(readYaml(reused, "s.yaml", collector().report), "last")).toMatchObject({ value: 4 });
  });
});

describe("shape", () => {
  it("names unknown keys with the nearest known one, everywhere", () => {
    const text = `horizn: 3\nteams:\n  marketing: { headcont: 3 }\n${structure("reports_two: {}", "managers: { x: { rol: head } }")}`;
    const problems = problemsOf(text).filter(({ code }) => code === "unknown-key");
    expect(problems.map((p) => [p.position?.line, p.position?.column, p.keyPath, p.arguments])).toMatchObject([
      [1, 1, "horizn", { found: "horizn", nearest: "horizon" }],
      [3, 16, "teams.marketing.headcont", { nearest: "headcount", allowed: ["headcount"] }],
      [6, 5, "structures.a.reports_two", { nearest: "reports_to" }],
      [7, 22, "structures.a.managers.x.rol", { nearest: "role" }],
    ]);
    expect(problems[0].line).toBe("horizn: 3");
  });

  it.each<[string, string, string[]]>([
    ["horizon of a text", "horizon: two years", ["wrong-type 1:10"]],
    ["horizon of a fraction", "horizon: 1.5", ["wrong-type 1:10"]],
    ["horizon of 0", "horizon: 0", ["out-of-range 1:10"]],
    ["horizon of 601", "horizon: 601", ["out-of-range 1:10"]],
    ["infinite trials", "trials: .inf", ["not-finite 1:9"]],
    ["trials without end", "trials: 1e999", ["not-finite 1:9"]],
    ["trials that are no number", "trials: .nan", ["not-finite 1:9"]],
    ["no trials", "trials:", ["wrong-type 1:1"]],
    ["too many trials", "trials: 1e300", ["out-of-range 1:9"]],
    ["an unknown month", "start_month: jnuary", ["not-one-of 1:14"]],
    ["month 13", "start_month: 13", ["out-of-range 1:14"]],
    ["a seed that is a list", "seed: [1]", ["wrong-type 1:7"]],
    ["an unknown outcome", "objective: profits", ["unknown-outcome 1:12"]],
    ["an unknown outcome in a mix", "objective: { profit: 1, brand: 2 }", ["unknown-outcome 1:25"]],
    ["an outcome that ranks nothing", "objective: marketing_contribution", ["objective-cannot-rank 1:12"]],
    ["a mix of nothing", "objective: { profit: 0 }", ["objective-without-weight 1:12"]],
    ["an unknown reference", "reference: c", ["unknown-structure 1:12"]],
    ["a negative headcount", "teams: { sales: { headcount: -1 } }", ["out-of-range 1:30"]],
    ["a headcount in parts", "teams: { sales: { headcount: 1.5 } }", ["wrong-type 1:30"]],
    ["no marketing today", "teams: { marketing: { headcount: 0 } }", ["out-of-range 1:34"]],
    ["checks that are no list", "checks: { a: 1 }", ["wrong-type 1:9"]],
    ["an empty name", 'name: ""', ["wrong-type 1:7"]],
    ["a name that moves the cursor", 'name: "a\\e[2Jb"', ["hidden-characters 1:7"]],
    ["a prototype key", "__proto__: { a: 1 }", ["unknown-key 1:1"]],
    ["extends of a number", "extends: 3", ["wrong-type 1:10"]],
    ["extends where there are no files", "extends: other.yaml", ["file-not-read 1:10"]],
  ])("%s", (_, line, expected) => {
    expect(placesOf(`${line}\n${STRUCTURES}`)).toEqual(expected);
  });

  it("reports every problem at once, by position", () => {
    const text = `trials: 0\nhorizon: x\nassumptions:\n  funnel.acceptance: 120%\n  nonsense: 1\nstructures:\n  a: 3\n  b:\n    mandate: drve\n    reports_to: { sales: ceo, marketing: ceo }\n`;
    expect(placesOf(text)).toEqual([
      "out-of-range 1:9",
      "wrong-type 2:10",
      "outside-domain 4:22",
      "unknown-assumption 5:3",
      "wrong-type 7:6",
      "not-one-of 9:14",
    ]);
  });

  it("wants at least one structure", () => {
    expect(placesOf("name: x\n")).toEqual(["no-structures 1:1"]);
    expect(placesOf("structures: {}\n")).toEqual(["no-structures 1:13"]);
  });
});

describe("values", () => {
  it.each<[string, string[]]>([
    ["funnel.acceptance: 1.2", ["outside-domain 2:22"]],
    ["funnel.acceptance: -1%", ["outside-domain 2:22"]],
    ["funnel.acceptance: 60% to 40%", ["interval-reversed 2:22"]],
    ["funnel.acceptance: 0% to 40%", ["interval-touches-bound 2:22"]],
    ["funnel.acceptance: 40 to 60", ["outside-domain 2:22"]],
    ["funnel.acceptance: .inf", ["not-finite 2:22"]],
    ["funnel.acceptance: .nan", ["not-finite 2:22"]],
    ["funnel.acceptance: true", ["wrong-type 2:22"]],
    ["funnel.acceptance:", ["wrong-type 2:3"]],
    ["funnel.acceptance: [0.4]", ["list-for-value 2:22"]],
    ["funnel.acceptance: half", ["not-a-value 2:22"]],
    ["funnel.acceptance: { p10: 60%, p90: 40% }", ["interval-reversed 2:22"]],
    ["funnel.acceptance: { p10: 40% }", ["quantile-count 2:22"]],
    ["funnel.acceptance: { p5: 40%, p40: 50%, p95: 60% }", ["middle-quantile-not-median 2:22"]],
    ["funnel.acceptance: { p10: 40%, p90: 60%, p200: 3 }", ["unknown-key 2:44"]],
    ["funnel.acceptance: { p10: 40%, p90: x }", ["not-a-value 2:39"]],
    ["funnel.acceptance: { p10: 40%, p90: 50% to 60% }", ["not-certain 2:39"]],
    ["funnel.acceptance: { distribution: normal, mean: 0.5, sd: 0.1 }", ["support-outside-domain 2:22"]],
    ["funnel.acceptance: { distribution: normal, mean: 0.5, sd: -0.1 }", ["outside-domain 2:61"]],
    ["funnel.acceptance: { distribution: normal, mean: 0.5 }", ["missing-key 2:22"]],
    ["funnel.acceptance: { distribution: normal, mean: 0.5, sd: 0.1, min: 0, max: 1, mx: 2 }", ["unknown-key 2:82"]],
    ["funnel.acceptance: { distribution: norml, mean: 0.5 }", ["unknown-distribution 2:38"]],
    ["funnel.acceptance: { distribution: beta, mean: 0.5, sd: 0.6 }", ["out-of-range 2:22"]],
    ["funnel.acceptance: { distribution: uniform, low: 60%, high: 40% }", ["interval-reversed 2:63"]],
    ["funnel.acceptance: { distribution: triangular, low: 10%, mode: 50%, high: 40% }", ["mode-outside 2:66"]],
    ["funnel.acceptance: { distribution: discrete, values: [0.1, 0.2], weights: [1] }", ["wrong-type 2:77"]],
    ["funnel.acceptance: { distribution: discrete, values: [] }", ["empty-list 2:56"]],
    ["funnel.acceptance: { value: 40% to 60%, min: 90%, max: 80% }", ["interval-reversed 2:58"]],
    ["funnel.acceptance: { value: 40%, grade: proven }", ["not-one-of 2:43"]],
    ["funnel.acceptance: { value: 40%, source: [] }", ["wrong-type 2:44"]],
    ["funnel.acceptance: { source: crm }", ["quantile-count 2:22"]],
    ["funnel.acceptnce: 40%", ["unknown-assumption 2:3"]],
    ["teams.marketing.headcount: 4", ["unknown-assumption 2:3"]],
    ["funnel.sales_cycle: 0", ["outside-domain 2:23"]],
    ["market.monthly_growth: -100%", ["out-of-range 2:26"]],
    ["market.seasonality: [1, 2]", ["seasonality-months 2:23"]],
    ["market.seasonality.janury: 2", ["unknown-assumption 2:3"]],
    ["focus.brand: 30%", ["focus-weights-sum 2:3"]],
    ["effect.relation.shared_head.acceptance: -1", ["outside-domain 2:43"]],
    ["effect.relation.shared_hed.acceptance: 1", ["unknown-assumption 2:3"]],
    [`${"a.".repeat(400)}b: 1`, ["unknown-assumption 2:3"]],
  ])("%s", (line, expected) => {
    expect(placesOf(assumption(line))).toEqual(expected);
  });

  it("says what is nearest, what is allowed and how a distribution leaves its domain", () => {
    const argumentsOf = (line: string) => problemsOf(assumption(line))[0].arguments;
    expect(argumentsOf("funnel.acceptnce: 1")).toMatchObject({
      found: "funnel.acceptnce",
      nearest: "funnel.acceptance",
    });
    expect(argumentsOf("funnel.acceptance: { distribution: norml }")).toMatchObject({ nearest: "normal" });
    expect(argumentsOf("funnel.acceptance: { distribution: uniform, low: 0.5, high: 2 }")).toMatchObject({
      distribution: "uniform",
      domain: "probability",
      lowest: 0.5,
      highest: 2,
    });
  });

  it("finds both forms of one id", () => {
    const both = "assumptions:\n  customers.monthly_churn: 1%\n  customers: { monthly_churn: 2% }\n";
    expect(placesOf(both + STRUCTURES)).toEqual(["duplicate-key 3:16"]);
    const effects = structure(
      "reports_to: { sales: ceo, marketing: ceo }",
      "effects: { focus.brand: 1, focus: { brand: 2 } }",
    );
    expect(placesOf(effects)).toEqual(["duplicate-key 4:41"]);
    const group = "assumptions:\n  customers: 3\n  customers.monthly_churn: 1%\n";
    expect(placesOf(group + STRUCTURES)).toContain("duplicate-key 3:3");
  });
});

describe("structures", () => {
  const both = "reports_to: { sales: ceo, marketing: ceo }";

  it.each<[string, string, string[]]>([
    ["a team that reports to nobody", structure("reports_to: { sales: ceo }"), ["team-reports-to-nobody 3:17"]],
    ["nobody reports to anybody", "structures:\n  a: {}\n", ["structure-without-chart 2:3"]],
    ["a circle of teams", structure("reports_to: { sales: marketing, marketing: sales }"), ["reporting-circle 3:37"]],
    ["a team under itself", structure("reports_to: { sales: sales, marketing: ceo }"), ["reporting-circle 3:19"]],
    ["two roots", structure("reports_to: { sales: ceo, marketing: coo }"), ["two-roots 3:17"]],
    ["an unknown node", structure("reports_to: { sales: ceo, marketing: ceo, stores: ceo }"), ["unknown-node 3:47"]],
    ["a slip in a team", structure("reports_to: { sales: ceo, marketing: ceo, saels: ceo }"), ["team-misspelt 3:47"]],
    [
      "two superiors of one manager",
      structure("reports_to: { sales: x, marketing: x, x: ceo }", "managers: { x: { reports_to: coo } }"),
      ["conflicting-superiors 4:34"],
    ],
    ["an unknown role", structure(both, "managers: { ceo: { role: boss } }"), ["not-one-of 4:30"]],
    ["an unknown effect", structure(both, "effects: { chrun: 0.9 }"), ["unknown-effect-target 4:16"]],
    ["an unknown nested effect", structure(both, "effects: { focus: { brnd: 0.9 } }"), ["unknown-effect-target 4:25"]],
    ["an effect of 0", structure(both, "effects: { churn: 0 }"), ["outside-domain 4:23"]],
    ["effects of a text", structure(both, "effects: some"), ["wrong-type 4:14"]],
    ["a headcount of a text", structure(both, "headcount: { sales: x }"), ["wrong-type 4:25"]],
    ["an empty name", `structures:\n  "": { ${both} }\n`, ["invalid-name 2:3"]],
    ["a long name", `structures:\n  ${"x".repeat(101)}: { ${both} }\n`, ["invalid-name 2:3"]],
    ["a control character", `structures:\n  "a\\u001b[31m": { ${both} }\n`, ["hidden-characters 2:3"]],
    ["a mark that turns the writing", `structures:\n  "a\\u202eb": { ${both} }\n`, ["hidden-characters 2:3"]],
    ["a prototype", `structures:\n  __proto__: { ${both} }\n`, ["invalid-name 2:3"]],
    ["a prototype as manager", structure("reports_to: { sales: ceo, marketing: __proto__ }"), ["invalid-name 3:42"]],
  ])("%s", (_, text, expected) => {
    expect(placesOf(text)).toEqual(expected);
  });
});

describe("correlations", () => {
  const correlate = (...items: string[]) =>
    `correlations:\n${items.map((item) => `  - ${item}\n`).join("")}${STRUCTURES}`;
  const [leads, win, cycle] = ["market.leads_per_month", "funnel.win_inbound", "funnel.sales_cycle"];

  it.each<[string, string, string[]]>([
    ["an unknown id", correlate(`{ between: [${leads}, funnel.wins], rank: 0.5 }`), ["unknown-assumption 2:41"]],
    ["a certain one", correlate(`{ between: [${leads}, funnel.deal_cv], rank: 0.5 }`), ["correlation-certain 2:41"]],
    ["one with itself", correlate(`{ between: [${win}, ${win}], rank: 0.5 }`), ["correlation-with-itself 2:5"]],
    ["a rank over 1", correlate(`{ between: [${win}, ${leads}], rank: 1.5 }`), ["out-of-range 2:68"]],
    ["no rank", correlate(`{ between: [${win}, ${leads}] }`), ["missing-key 2:5"]],
    ["one id", correlate(`{ between: [${win}], rank: 0 }`), ["wrong-type 2:16"]],
    [
      "a pair twice",
      correlate(`{ between: [${win}, ${leads}], rank: 0.5 }`, `{ between: [${leads}, ${win}], rank: 0.4 }`),
      ["correlation-duplicate 3:5"],
    ],
    [
      "what cannot be",
      correlate(
        `{ between: [${win}, ${leads}], rank: 0.9 }`,
        `{ between: [${leads}, ${cycle}], rank: 0.9 }`,
        `{ between: [${win}, ${cycle}], rank: -0.9 }`,
      ),
      ["correlations-impossible 2:5"],
    ],
    [
      "what only another copula can be",
      correlate(
        `{ between: [${win}, ${leads}], rank: 0.5 }`,
        `{ between: [${leads}, ${cycle}], rank: 0.5 }`,
        `{ between: [${win}, ${cycle}], rank: -0.49 }`,
      ),
      ["correlations-beyond-copula 2:5"],
    ],
  ])("%s", (_, text, expected) => {
    expect(placesOf(text)).toEqual(expected);
  });
});

describe("any text", () => {
  const throwsOnlyInvalidInput = (text: string): void => {
    try {
      parseScenario(text, "s.yaml");
    } catch (error) {
      expect(error).toBeInstanceOf(InvalidInput);
    }
  };
  const words = [
    "structures",
    "a",
    ":",
    ": ",
    "{",
    "}",
    "[",
    "]",
    ",",
    "\n",
    "\n  ",
    "- ",
    "&x ",
    "*x",
    "reports_to",
    "sales",
  ];
  const moreWords = [
    "marketing",
    "ceo",
    "assumptions",
    "funnel.acceptance",
    "focus",
    "40% to 60%",
    "null",
    "__proto__",
  ];
  const evenMore = [
    "effects",
    "none",
    "checks",
    "managers",
    "p10",
    "distribution",
    "beta",
    '"',
    "'",
    "|",
    "#",
    "!x",
    "1e999",
    "?",
  ];

  it("gives a scenario or InvalidInput", () => {
    fc.assert(fc.property(fc.string({ unit: "binary", maxLength: 60 }), throwsOnlyInvalidInput), {
      seed: 1,
      numRuns: 300,
    });
    const soup = fc.array(fc.constantFrom(...words, ...moreWords, ...evenMore), { maxLength: 30 });
    fc.assert(
      fc.property(soup, (parts) => {
        throwsOnlyInvalidInput(parts.join(""));
      }),
      { seed: 2, numRuns: 500 },
    );
  });

  it("gives a scenario or InvalidInput for any data in the right places", () => {
    const keys = fc.constantFrom(
      "name",
      "horizon",
      "structures",
      "assumptions",
      "correlations",
      "objective",
      "a",
      "teams",
      "effects",
      "focus",
      "managers",
      "reports_to",
      "sales",
      "__proto__",
      "constructor",
      "between",
      "rank",
      "value",
      "p10",
      "seed",
      "start_month",
      "reference",
      "checks",
      "profit",
      "today",
      "start",
      "currency",
      "transition",
      "phases",
      "after",
      "from",
      "headcount",
      "sdr",
      "cost",
    );
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof(
        { maxDepth: 5, withCrossShrink: true },
        fc.oneof(fc.integer(), fc.string(), fc.boolean(), fc.constant(null), fc.double()),
        fc.array(tie("tree"), { maxLength: 4 }),
        fc.array(fc.tuple(keys, tie("tree")), { maxLength: 6 }).map(Object.fromEntries),
      ),
    }));
    fc.assert(
      fc.property(tree, (data) => {
        throwsOnlyInvalidInput(JSON.stringify(data));
      }),
      { seed: 3, numRuns: 500 },
    );
  });
});
