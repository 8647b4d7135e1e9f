import { afterAll, describe, expect, test } from "vitest";
import type { CalibrateRest } from "../../src/questions/calibrate/record.js";
import { scenarioFolder } from "../cli/program.js";
import { calibrate, found } from "./asked.js";
import { exportedDeals, table, WRITE_DAYS } from "./exports.js";

const { write, remove } = scenarioFolder();
afterAll(remove);

const DEALS = exportedDeals(300);
const bigOne = DEALS.findIndex(({ stage }) => stage === "Won");

/** Deals of which the one at each place has this amount. */
const withAmounts = (amountOf: (place: number) => string, deals = DEALS): string =>
  write(
    "amounts.csv",
    table([
      ["Id", "Stage", "Created", "Closed", "Amount"],
      ...deals.map(({ id, stage, created, closed }, place) => [
        id,
        stage,
        WRITE_DAYS.iso(created),
        Number.isNaN(closed) ? "" : WRITE_DAYS.iso(closed),
        amountOf(place),
      ]),
    ]),
  );

const spreadOf = ({ measured }: CalibrateRest) =>
  measured.find(({ assumption }) => assumption === "funnel.deal_cv") ?? { p5: NaN, p50: NaN, p95: NaN };

test("what the book takes deals to be worth is written as the amounts beside it", async () => {
  const { stdout } = await calibrate(withAmounts((place) => String(9000 + 100 * (place % 90))));
  expect(stdout).toMatch(/funnel\.deal_value.* 13,000 to 17,300 /u);
});

describe("amounts that are all equal", () => {
  test.each([
    ["all of them", () => "12000"],
    ["beside some of 0", (place: number) => (place % 2 === 0 ? "0" : "12000")],
    ["in cents", () => "0.1"],
  ])("%s: a spread next to none, with a warning", async (_, amountOf) => {
    const result = await found(withAmounts(amountOf));
    expect(spreadOf(result).p95).toBeLessThan(0.01);
    expect(result.findings.filter(({ isWarning }) => isWarning).map(({ text }) => text)).toContainEqual(
      expect.stringMatching(/^The amounts of all \d+ won deals are equal/u),
    );
    expect(result.correlations.some(({ between }) => between.includes("funnel.deal_cv"))).toBe(false);
  });

  test("amounts that hardly differ are known to", async () => {
    const result = await found(withAmounts((place) => String(11_990 + 10 * (place % 3))));
    expect(spreadOf(result).p95).toBeLessThan(0.01);
    expect(result.findings.some(({ text }) => text.includes("are equal"))).toBe(false);
  });
});

test.each(["1e308", "1e200", "1e20", "1000000000001", "-1e13", "1e-320", "0.0005"])(
  "an amount of %s is refused with its place",
  async (amount) => {
    const { code, stderr } = await calibrate(withAmounts((place) => (place === 7 ? amount : "1000.50")));
    expect(code).toBe(2);
    expect(stderr).toContain(`holds "${amount}" in line 9: amounts are 0, or from 0.001 to 1,000,000,000,000.`);
  },
);

test("negative amounts of customers are told not to count", async () => {
  const rows = Array.from({ length: 40 }, (_, place) => [
    `C${place}`,
    WRITE_DAYS.iso(20_089 + place),
    "",
    place % 10 === 0 ? "-500" : "1000",
  ]);
  const result = await found(write("customers.csv", table([["Customer", "Start", "End", "ARR"], ...rows])));
  expect(result.findings.map(({ text }) => text)).toContain(
    "4 customers of today have a negative amount and are left out of the mean.",
  );
  expect(result.measured.find(({ assumption }) => assumption === "customers.annual_value")?.p50).toBeCloseTo(1000, -1);
});

test("a heavy tail is told of a hundred won deals, not of a few", async () => {
  const tails = async (count: number, each: number) =>
    (
      await found(
        withAmounts((place) => (place % each === 0 ? "900000" : String(1000 + (place % 7))), exportedDeals(count)),
      )
    ).findings.filter(({ text }) => text.startsWith("A heavy tail"));
  expect(await tails(600, 20)).toHaveLength(1);
  expect(await tails(60, 5)).toHaveLength(0);
});

describe("amounts whose point may stand between thousands or before decimals", () => {
  const whole = (place: number): string => `${4 + (place % 90)}.${String(100 + (place % 800))}`;
  const valueOf = ({ measured }: CalibrateRest): number =>
    measured.find(({ assumption }) => assumption === "funnel.deal_value")?.p50 ?? NaN;
  const mean = 48_000;

  test("are refused where no cell tells, with what says it", async () => {
    const { code, stderr } = await calibrate(withAmounts(whole));
    expect(code).toBe(2);
    expect(stderr).toContain('holds "4.100" in line 2, which may be 4.1 or 4100, and no cell of the column tells.');
    expect(stderr).toContain("--decimals point makes it 4.1, --decimals comma 4100.");
  });

  test.each(["1.234.567", "12.345,67", "0,5", "1.234 €"])("are thousands where one cell is %s", async (cell) => {
    const result = await found(withAmounts((place) => (place === 7 ? cell : whole(place))));
    expect(result.files[0].decimalComma).toBe(true);
    expect(valueOf(result)).toBeGreaterThan(mean / 2);
  });

  test("are as --decimals says where no cell tells", async () => {
    const as = async (sign: string) => found(withAmounts(whole), "--decimals", sign);
    expect(valueOf(await as("comma"))).toBeGreaterThan(mean / 2);
    expect(valueOf(await as("point"))).toBeLessThan(mean / 500);
  });

  test("are not where a comma stands between thousands, too, though a sign stands behind", async () => {
    const cells = (place: number): string => (place % 2 === 0 ? "1.234 €" : "1,234 €");
    expect((await calibrate(withAmounts(cells))).stderr).toContain("and no cell of the column tells");
  });

  test("of several currencies are refused for that, not for how they are written", async () => {
    const file = withAmounts((place) => (place === 7 ? "€4100" : "$4100"));
    const { code, stderr } = await calibrate(file);
    expect(code).toBe(2);
    expect(stderr).toContain(
      'amounts of several currencies, "$4100" in line 2 and "€4100" in line 9, which have no sum.',
    );
  });

  test("--decimals that a cell contradicts is refused with its place", async () => {
    const file = withAmounts((place) => (place === 7 ? "12.345,67" : whole(place)));
    const { code, stderr } = await calibrate(file, "--decimals", "point");
    expect(code).toBe(2);
    expect(stderr).toMatch(/--decimals was given "point"; it takes comma here, since .* writes 12\.345,67 in line 9/u);
  });
});

test.each([
  [
    "one that is far above all others",
    (place: number) => String(place === bigOne ? 9_000_000 : 9000 + 100 * (place % 90)),
    /larger than the others let expect/u,
  ],
  [
    "steps as large as most of them",
    (place: number) => String(5000 * (1 + (Math.floor(place / 7) % 2))),
    /multiples of 5,000, with a median of/u,
  ],
])("%s: the spread is doubted, on the screen and in the overlay", async (_, amountOf, words) => {
  const { stdout } = await calibrate(withAmounts(amountOf));
  expect(stdout.replaceAll(/\s+/gu, " ")).toMatch(words);
  const overlay = await calibrate(withAmounts(amountOf), "--format", "yaml");
  expect(overlay.stdout).toMatch(new RegExp(`^# Warning: .*${words.source}`, "mu"));
});

const valueWarnings = async (count: number, amountOf: (place: number) => string) =>
  (await found(withAmounts(amountOf, exportedDeals(count)))).findings
    .filter(({ about, isWarning }) => about === "deal value" && isWarning === true)
    .map(({ text }) => text);

test("amounts that are partly in thousands are warned of, with how many and which", async () => {
  expect(await valueWarnings(60, (place) => (place % 2 === 0 ? "12000.40" : `${15 + (place % 7)}.5`))).toContainEqual(
    expect.stringMatching(
      /^Amounts of won deals seem to be written on two scales: \d+ are 12,000, \d+ are 15\.5 to 21\.5, and none between\./u,
    ),
  );
  expect(await valueWarnings(60, (place) => String(12_000 + 100 * (place % 7)))).toEqual([]);
});

test("a value of few deals is warned of", async () => {
  const text = expect.stringMatching(
    /^What a deal is worth rests on \d won deals: one more may move it far\./u,
  ) as unknown;
  expect(await valueWarnings(20, (place) => String(12_000 + 100 * place))).toContainEqual(text);
  expect(await valueWarnings(200, (place) => String(12_000 + 100 * (place % 7)))).not.toContainEqual(text);
});
