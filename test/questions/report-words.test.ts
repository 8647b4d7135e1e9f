import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { firstTwoHeading } from "../../src/questions/report/page/bridge.js";
import { orgfunnel, scenarioFolder } from "../cli/program.js";

const { path, write, remove } = scenarioFolder();
afterAll(remove);

const TWINS = `name: Twins
horizon: 12
trials: 60
seed: twins
today: one
transition: { after: 1 }
structures:
  one: { reports_to: { sales: ceo, marketing: ceo } }
  other: { reports_to: { sales: ceo, marketing: ceo } }
`;
const twins = write("twins.yaml", TWINS);
const pageOf = async (args: readonly string[]): Promise<string> => {
  const file = path("page.html");
  expect(await orgfunnel([...args, "--quiet", "-o", file])).toMatchObject({ code: 0 });
  return readFileSync(file, "utf8").replaceAll("\u00a0", " ");
};

describe("a page of a tie", () => {
  let page = "";
  beforeAll(async () => {
    page = await pageOf(["run", twins, "--series", "objective"]);
  });

  test("calls nobody ahead, nor draws one so", () => {
    expect(page).toContain("No difference: ");
    expect(page).not.toContain(">ahead");
    const funnels = /<section id="funnel"[^]*?<\/section>/u.exec(page)?.[0] ?? "";
    expect(funnels).not.toContain("var(--accent");
  });

  test("has an axis of months in what figures are told in", () => {
    expect(page).toContain(">+1 M</text>");
    expect(page).not.toMatch(/0\.0000/u);
  });

  test("does not name a month twice in one place", () => {
    const panel = /<section id="months"[^]*?<\/section>/u.exec(page)?.[0] ?? "";
    expect([...panel.matchAll(/>(month 1|\d+)<\/text>/gu)].map(([, text]) => text)).toEqual([
      "month 1",
      "6",
      "9",
      "12",
    ]);
  });

  test("says what paying back counts, in the panel, above and in how to read it", () => {
    expect(page).toContain("In discounted profit it pays for itself within");
    expect(page).toContain("Paying back is told in another measure than the curves");
    expect(page).toContain("Paying back counts discounted profit alone");
  });

  test("names ranges of outcomes as such, and counts assumptions of two kinds apart", () => {
    expect(page).toContain('<th scope="col">9 of 10 futures');
    expect(page).not.toContain("mean's");
    expect(page).toContain("also those that act on nothing here");
  });
});

test("why two come out alike is no reason why one is ahead", async () => {
  const page = await pageOf(["why", twins, "one", "other"]);
  expect(page).toContain(">What sets them apart</h2>");
  expect(page).not.toContain("Why the first is ahead");
});

test.each([
  ["nobody", undefined, "What sets them apart"],
  ["one on average", { id: "a", words: "ahead on average" }, "Why the first is ahead of the next on average"],
  ["one", { id: "a", words: "ahead" }, undefined],
])("why the first two differ is headed as the verdict has it: ahead is %s", (_, ahead, heading) => {
  expect(firstTwoHeading(ahead)).toBe(heading);
});

test("of two that are the same and one that is not, why compares those that differ, and who is ahead comes first", async () => {
  const third = write("third.yaml", `${TWINS}  third: { reports_to: { sales: ceo, marketing: sales } }\n`);
  const page = await pageOf(["report", third, "--trials", "400"]);
  expect(page).toMatch(
    /<p class="headline">No clear winner: [^<]*<\/p><p>one \(today&#39;s\) and other are the same here and count as one\.<\/p>/u,
  );
  expect(page).toContain('"why":{"from":"third","to":"one"');
});

test("how often each is best is drawn once for those that are the same, and adds up to all futures", async () => {
  const third = write("third.yaml", `${TWINS}  third: { reports_to: { sales: ceo, marketing: sales } }\n`);
  const page = await pageOf(["run", third, "--trials", "400"]);
  const chart =
    /<figure[^>]*>(?:(?!<\/figure>)[^])*In how many of the simulated futures[^]*?<\/figure>/u.exec(page)?.[0] ?? "";
  const told = chart.replaceAll(/<[^>]*>/gu, " ").replaceAll(/\s+/gu, " ");
  expect(told).toContain("one (today) = other");
  const shares = [...told.matchAll(/(\d+) %/gu)].map(([, share]) => Number(share));
  expect(shares.length).toBeGreaterThan(1);
  expect(shares[0] + shares[1]).toBe(100);
  const tie = await pageOf(["run", twins]);
  expect(tie).toContain("one (today) = other");
});

test("one mandate for all puts nobody level with what is the same as it, which counts as one", async () => {
  const withMandates = (third: string): string => write("mandates.yaml", `${TWINS}  third: ${third}\n`);
  const told = async (third: string): Promise<string> => {
    const mandates = ["one", "other"].flatMap((id) => ["--set", `structures.${id}.mandate=drive`]);
    const { code, stdout } = await orgfunnel(["run", withMandates(third), "--full", "--trials", "200", ...mandates]);
    expect(code).toBe(0);
    return stdout;
  };
  expect(await told("{ mandate: none, reports_to: { sales: ceo, marketing: ceo } }")).toMatch(
    /mandate drive for all +one would be level with third/u,
  );
  expect(
    await told("{ mandate: none, headcount: { sales: 9 }, reports_to: { sales: ceo, marketing: ceo } }"),
  ).not.toContain("drive for all");
});

test("few trials, and quantiles from sums, are told on the page, too", async () => {
  const few = await pageOf(["run", twins, "--trials", "20", "--sums"]);
  expect(few).toContain("<strong>Mind:</strong> Fewer than 30 trials say little");
  expect(few).toContain("From sums of the trials: the ends of intervals are known to 0.1 % of themselves");
  const usual = await pageOf(["run", twins, "--sampling", "qmc", "--trials", "64"]);
  expect(usual).not.toMatch(/From sums|Fewer than/u);
  expect(usual).toContain("scrambled Sobol");
});

test("of a rate nothing pays or costs", async () => {
  const page = await pageOf(["run", twins, "--objective", "mql_acceptance", "--series", "objective"]);
  const months = /<section id="months"[^]*?<\/section>/u.exec(page)?.[0] ?? "";
  expect(months).not.toMatch(/cost more than|begins to pay/u);
  expect(months).toContain("How the difference grows");
});

test("equal figures of funnels are about as many", async () => {
  const near = write(
    "near.yaml",
    TWINS.replace("trials: 60", "trials: 200").replace(
      "other: {",
      "other: { assumptions: { funnel.acceptance: 40.01% }, ",
    ) + "assumptions: { funnel.acceptance: 40% }\n",
  );
  const page = await pageOf(["run", near]);
  expect(page).toContain(">about as many</text>");
  expect(page).not.toMatch(/&lt; 1 %<\/text>|> −1 %<\/text>/u);
});
