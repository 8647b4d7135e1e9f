import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { interruptedBeforeAnswer, orgfunnel, scenarioFolder } from "../cli/program.js";

const { path, write, remove } = scenarioFolder();
afterAll(remove);

const HOSTILE = `</script><img src=x onerror="alert('1')">`;
const firm = write(
  "firm.yaml",
  `name: ${JSON.stringify(HOSTILE)}
description: "A <b>bold</b> firm"
horizon: 3
trials: 680
seed: page
currency: EUR
start: 2027-01
today: as-it-is
transition: { after: 1 }
teams: { marketing: { headcount: 4 } }
assumptions: { funnel.acceptance: { value: 40% to 60%, source: "<i>CRM</i>", grade: measured } }
structures:
  as-it-is: { reports_to: { sales: ceo, marketing: ceo }, mandate: none }
  asked: { label: "A & B <asked>", reports_to: { sales: ceo, marketing: ceo }, headcount: { sales: 12 } }
  led:
    managers: { cro: { title: Chief Revenue Officer, role: head, background: both, reports_to: ceo, cost: 21000 } }
    reports_to: { sales: cro, marketing: cro }
    mandate: none
`,
);
const page = path("page.html");
const read = (file: string): string => readFileSync(file, "utf8");
const sectionsOf = (text: string): string[] => [...text.matchAll(/<section id="([^"]*)"/gu)].map(([, id]) => id);
const embedded = (text: string) =>
  JSON.parse(/id="orgfunnel-result">([^<]*)</u.exec(text)?.[1] ?? "") as {
    question: string;
    scenarios: { file: string; run: { structures: { outcomes: { value: { mean: number } } }[] } }[];
  };

beforeAll(async () => {
  const { code, stderr } = await orgfunnel(["report", firm, "-o", page, "-o", path("report.json"), "--svg", path(".")]);
  expect([code, stderr.replaceAll(/^.*trials.*$/gmu, "").trim()]).toEqual([0, ""]);
});

describe("report", () => {
  test("has all sections in their order, each with its heading", () => {
    const text = read(page);
    const ids = [
      "verdict",
      "alternatives",
      "comparison",
      "months",
      "funnel",
      "why",
      "drivers",
      "what-if",
      "assumptions",
      "reading",
    ];
    expect(sectionsOf(text)).toEqual(ids);
    const levels = [...text.matchAll(/<h([1-6])/gu)].map(([, level]) => Number(level));
    expect(levels[0]).toBe(1);
    for (const [at, level] of levels.slice(1).entries()) expect(level).toBeLessThanOrEqual(levels[at] + 1);
    for (const landmark of ["<header>", "<main>", "<nav ", "<footer>", 'lang="en"', 'class="skip"'])
      expect(text).toContain(landmark);
  });

  test("names of files are text: no tag of theirs, no path of this machine", () => {
    const text = read(page);
    expect(text).not.toMatch(/<img|<b>bold|<i>CRM|<asked/u);
    expect(text).toContain("A &lt;b&gt;bold&lt;/b&gt; firm");
    expect(text).not.toContain(path(""));
    expect(embedded(text).scenarios[0].file).toBe("firm.yaml");
  });

  test("says among what is assumed what the scenario sets, and what decides most, each with its source", () => {
    const assumed = /<section id="assumptions"[^]*?<details/u.exec(read(page))?.[0] ?? "";
    const headings = [...assumed.matchAll(/<p class=caption>([^<]*)/gu)].map(([, heading]) => heading);
    expect(headings).toEqual(["What the scenario sets", "What decides most"]);
    const rows = [...(assumed.split("What decides most</p>")[1] ?? "").matchAll(/<th>[^]*?(?=<tr>|<\/table>)/gu)];
    expect(rows).toHaveLength(8);
    for (const [row] of rows) expect(row).toMatch(/^<th>.+(?:<td class=l>.+){3}$/u);
  });

  test("says once in plain words what it is judged by, and among what the scenario sets what its managers cost", () => {
    const text = read(page);
    const plain =
      "value (EUR): profit and, discounted, the gross margin that the customers at the end will still bring";
    expect(text.split(plain)).toHaveLength(2);
    expect(text).toMatch(/<th>cost of a manager<td class=l>Chief Revenue Officer 21,000 EUR a month \(led\)<td/u);
  });

  test("its comparison begins with what decides, which a phone shows without scrolling", () => {
    const table = /aria-label="The figures side by side"[^]*?<tbody>/u.exec(read(page))?.[0] ?? "";
    const headers = [...table.matchAll(/<th scope="col"[^>]*>([^<]*)/gu)].map(([, header]) => header);
    expect(headers.slice(0, 4)).toEqual(["structure", "mean value", "vs today", "best"]);
    expect(headers).toContain("mandate");
  });

  test("marks what moves against today's", () => {
    const text = read(page);
    for (const change of ["new superior", ">new<", "+2 posts", "today none"]) expect(text).toContain(change);
  });

  test("its figures are those of run", async () => {
    await orgfunnel(["run", firm, "-o", path("run.json")]);
    const ran = JSON.parse(read(path("run.json"))) as { scenarios: object[] };
    const { run } = embedded(read(page)).scenarios[0];
    const meansOf = ({ structures }: typeof run) => structures.map(({ outcomes }) => outcomes.value.mean);
    expect(meansOf(run)).toEqual(meansOf(ran.scenarios[0] as typeof run));
  });

  test("says all that the answer of run says, also that marketing need only be asked where it is", async () => {
    const asking = write(
      "asking.yaml",
      `horizon: 12
trials: 2000
today: ceo
transition: { after: 3 }
teams: { marketing: { headcount: 4 }, sales: { headcount: 6 } }
structures:
  ceo: { reports_to: { sales: ceo, marketing: ceo }, mandate: none }
  under: { reports_to: { marketing: sales, sales: ceo }, mandate: none }
`,
    );
    const [ran, reported] = await Promise.all(
      ["run", "report"].map((command) => orgfunnel([command, asking, "--quiet", "-o", path(`${command}-asking.html`)])),
    );
    const answer = /^under is ahead[^]*?\n\n/mu.exec(ran.stdout)?.[0].replace(/\s+/gu, " ").trim() ?? "";
    expect(answer).toContain("No new reporting line is needed for that: with the mandate drive");
    expect(reported.stdout.replace(/\s+/gu, " ")).toContain(answer);
    const onPage = /<div class="answer">[^]*?<\/div>/u.exec(read(path("report-asking.html")))?.[0] ?? "";
    const plain = onPage
      .replaceAll("&#39;", "'")
      .replaceAll("</p>", " ")
      .replaceAll(/<p[^>]*>/gu, " ");
    expect(plain.replaceAll(/<[^>]*>/gu, "").replaceAll(/\s+/gu, " ")).toContain(answer);
    const why = /<section id="why"[^]*?<\/section>/u.exec(read(path("report-asking.html")))?.[0];
    expect(why).toMatch(/rest on all 2,000 trials of the scenario, as they do in run; the parts on the first \d+\./u);
  });

  test("charts go to files of their own, too", () => {
    const files = readdirSync(path(".")).filter((name) => name.endsWith(".svg"));
    expect(files).toEqual(
      expect.arrayContaining([
        "best.svg",
        "bridge.svg",
        "choices.svg",
        "comparison.svg",
        "drivers.svg",
        "months.svg",
        "org-chart-3.svg",
      ]),
    );
    expect(read(path("comparison.svg"))).toMatch(/^<svg xmlns=/u);
    // Alone it says what it shows, and of which scenario.
    for (const said of ["What each comes to: value (EUR)", "Dot: the mean.", "&lt;img src=x"])
      expect(read(path("comparison.svg"))).toMatch(
        new RegExp(`<text [^>]*>[^<]*${said.replace(/[().]/gu, "\\$&")}`, "u"),
      );
    expect(read(path("months.svg"))).toMatch(/>A<\/tspan> A &amp; B &lt;asked&gt; /u);
  });

  test("from its stored result comes the same page", async () => {
    const again = path("again.html");
    expect(await orgfunnel(["report", path("report.json"), "-o", again])).toMatchObject({ code: 0, stderr: "" });
    expect(read(again)).toBe(read(page));
  });

  test("what drivers refuse is missing, and said to be", async () => {
    const { code } = await orgfunnel(["report", firm, "--trials", "20", "-o", path("few.html")]);
    expect(code).toBe(0);
    expect(sectionsOf(read(path("few.html")))).not.toContain("drivers");
    expect(read(path("few.html"))).toContain("What the answer hangs on is missing on this page. 20 trials are too few");
  });

  test("one structure alone has nothing to compare", async () => {
    const alone = write(
      "alone.yaml",
      "trials: 20\nhorizon: 2\nstructures: { a: { reports_to: { sales: ceo, marketing: ceo } } }\n",
    );
    expect(await orgfunnel(["report", alone, "-o", path("alone.html")])).toMatchObject({ code: 0 });
    const ids = ["verdict", "alternatives", "comparison", "months", "funnel", "what-if", "assumptions", "reading"];
    expect(sectionsOf(read(path("alone.html")))).toEqual(ids);
  });

  test("an interrupt leaves no page", async () => {
    const file = path("none.html");
    const { stderr } = await orgfunnel(["report", firm, "-o", file], interruptedBeforeAnswer());
    expect(stderr).toContain("written whole or not at all");
    expect(existsSync(file)).toBe(false);
  });

  test.each([
    [["report", firm], "A page goes to a file"],
    [
      ["report", path("report.json"), "-o", path("refused.html"), "--trials", "5"],
      "a stored result and --trials exclude each other",
    ],
    [["report", firm, firm, "-o", path("refused.html")], "too many arguments"],
    [["report", path("verified.json"), "-o", path("refused.html")], "result of explain, which has no page"],
  ])("%j is refused", async (args, sentence) => {
    await orgfunnel(["explain", firm, "-o", path("verified.json")]);
    const { code, stderr } = await orgfunnel(args);
    expect([code, stderr]).toEqual([2, expect.stringContaining(sentence)]);
  });
});

test("a folder for charts that is missing is told once, and an earlier page stays as it is", async () => {
  const kept = path("kept.html");
  writeFileSync(kept, read(page));
  const { code, stderr } = await orgfunnel(["report", firm, "--trials", "20", "-o", kept, "--svg", path("nodir")]);
  expect([code, stderr.match(/Cannot write/gu)]).toEqual([2, ["Cannot write"]]);
  expect(stderr.replace(/\s+/gu, " ")).toContain("Left as it was, since an error replaces no page");
  expect(read(kept)).toBe(read(page));
});

describe("a page and a workbook that are there are replaced by an answer alone", () => {
  const claim = (name: string, check: string, assumptions = "") =>
    write(
      name,
      `trials: 20\nhorizon: 2\n${assumptions}structures: { a: { reports_to: { sales: ceo, marketing: ceo } } }\nchecks: [{ structure: a, ${check} }]\n`,
    );
  const passing = claim("passing.yaml", "outcome: leads, at_least: 1");
  const failing = claim("failing.yaml", "outcome: leads, at_least: 1000000000");
  const noWins = "assumptions: { funnel.win_inbound: 1e-9, funnel.win_outbound: 1e-9 }\n";
  const undecidable = claim("undecidable.yaml", "outcome: cost_per_win, at_most: 1", noWins);
  const good = ["run", passing, "--quiet"];

  test.each([
    ["check", [path("nofile.yaml")], 2, true],
    ["check", [passing, path("nofile.yaml")], 2, true],
    ["run", [passing, path("nofile.yaml")], 2, true],
    ["drivers", [path("nofile.yaml")], 2, true],
    ["check", [passing, "--baseline", path("nofile.json")], 2, true],
    ["check", [undecidable], 2, true],
    ["check", [failing], 99, false],
    ["check", [passing], 0, false],
  ])("%s %j", async (command, args, expected, isKept) => {
    const files = [path("there.html"), path("there.xlsx")];
    const outputs = files.flatMap((file) => ["-o", file]);
    await orgfunnel([...good, ...outputs]);
    const before = files.map((file) => readFileSync(file));
    const { code, stderr } = await orgfunnel([command, ...args, "--quiet", ...outputs]);
    expect(code).toBe(expected);
    expect(files.map((file, at) => readFileSync(file).equals(before[at]))).toEqual([isKept, isKept]);
    expect(stderr.match(/Left as it was/gu) ?? []).toHaveLength(isKept ? 2 : 0);
  });

  test("where none is there, it is written with what failed", async () => {
    const file = path("fresh.html");
    const { code } = await orgfunnel(["check", path("nofile.yaml"), "--quiet", "-o", file]);
    expect([code, sectionsOf(read(file))]).toEqual([2, ["failures", "reading"]]);
  });
});

describe("choices in the chart of drivers", () => {
  // Units are kept with their figures by no-break spaces, in tables.
  const chart = () => (/<section id="drivers"[^]*?<\/section>/u.exec(read(page))?.[0] ?? "").replaceAll("\u00a0", " ");

  test("say what the table says that they gain", () => {
    const gains = [...chart().matchAll(/>gains ([^<]*)<\/text>/gu)].map(([, text]) => text);
    expect(gains.length).toBeGreaterThan(1);
    for (const gain of gains) expect(chart()).toMatch(new RegExp(`<td[^>]*>${gain.replace("+", "\\+")}(?: ~)?<`, "u"));
  });

  test("are explained with whom the lead is over, and what bold means", () => {
    expect(chart()).toMatch(/left of zero [^<]* is ahead of [^<]*\./u);
    expect(chart()).toContain("Bold: another structure than now is then first");
    expect(chart()).toMatch(/the structure it is made for, on [\d,]+ trials\./u);
  });
});

describe("other questions have pages with the sections they can fill", () => {
  const checked = write(
    "checked.yaml",
    "extends: firm.yaml\nchecks: [{ structure: asked, outcome: leads, at_least: 1 }]\n",
  );
  test.each([
    [
      ["run", firm, "--series", "objective"],
      ["verdict", "alternatives", "comparison", "months", "funnel", "what-if", "assumptions", "reading"],
    ],
    [
      ["drivers", firm],
      ["verdict", "alternatives", "drivers", "assumptions", "reading"],
    ],
    [
      ["why", firm, "asked", "led", "--trials", "90"],
      ["verdict", "alternatives", "why", "assumptions", "reading"],
    ],
    [
      ["check", checked],
      ["checks", "alternatives", "assumptions", "reading"],
    ],
  ])("%j", async (args, ids) => {
    const file = path("other.html");
    expect(await orgfunnel([...args, "--quiet", "-o", file])).toMatchObject({ code: 0 });
    expect(sectionsOf(read(file))).toEqual(ids);
    if (args[0] === "why")
      expect(read(file)).toMatch(/<h2 id="why-h">(?:Why [^<]* is ahead of |What sets them apart)/u);
    expect(await orgfunnel(["verify", file])).toMatchObject({ code: 0 });
  });

  test("several scenarios on one page say whose each section is", async () => {
    const other = write("other.yaml", "extends: firm.yaml\nname: Other\n");
    const file = path("two.html");
    await orgfunnel(["run", firm, other, "--quiet", "-o", file]);
    expect(sectionsOf(read(file)).filter((id) => id.startsWith("verdict"))).toEqual(["verdict-1", "verdict-2"]);
    expect(read(file)).toContain("Other: The answer");
  });
});

describe("a page can be verified", () => {
  const small = path("small.html");
  beforeAll(() => orgfunnel(["run", firm, "--trials", "90", "-o", small]));

  test("number by number, and one changed figure is found", async () => {
    expect(await orgfunnel(["verify", page])).toMatchObject({
      code: 0,
      stdout: expect.stringContaining("confirmed") as string,
    });
    // A page of few trials is answered again sooner.
    const few = path("few-again.html");
    await orgfunnel(["report", firm, "--trials", "20", "-o", few]);
    const text = read(few);
    const { mean } = embedded(text).scenarios[0].run.structures[1].outcomes.value;
    const changed = path("changed.html");
    writeFileSync(changed, text.replace(`"mean":${mean}`, `"mean":${mean + 1}`));
    const { code, stdout } = await orgfunnel(["verify", changed]);
    expect([code, stdout]).toEqual([99, expect.stringContaining("NOT confirmed")]);
    expect(stdout).toContain("run.structures.asked");
  });

  test.each([
    [
      "a figure that is shown",
      (text: string) => text.replace(/(<h2[^>]*>The answer<\/h2>[^]*?)(\d)/u, "$19$2"),
      "verdict",
    ],
    [
      "a figure of the book",
      (text: string) => text.replace(/(<details class="book">[^]*?<td>\d)/u, "$19"),
      "assumptions",
    ],
    ["a paragraph more", (text: string) => text.replace("</main>", "<p>Bought</p></main>"), "reading"],
    ["the name of the file", (text: string) => text.replace('"file":"firm.yaml"', '"file":"firm2.yaml"'), ""],
  ])("%s that was edited is found, though the result in it comes out again", async (_, edit, section) => {
    const text = edit(read(small));
    expect(text).not.toBe(read(small));
    const edited = path("edited.html");
    writeFileSync(edited, text);
    const { code, stdout } = await orgfunnel(["verify", edited, "--scenario", firm]);
    expect([code, stdout]).toEqual([99, expect.stringContaining("NOT confirmed")]);
    expect(stdout).toContain(section);
  });

  test.each([
    ["seed", '"seed":"page"', '"seed":"other"', "manifest.seed"],
    ["trials", '"trials":90,"replicates":', '"trials":91,"replicates":', "manifest.trials"],
    ["objective", '"objective":"value"', '"objective":"profit"', "manifest.objective"],
  ])("%s in the result is compared, too", async (_, from, to, told) => {
    const text = read(small);
    expect(text).toContain(from);
    const edited = path("settings.html");
    writeFileSync(edited, text.replace(from, to));
    const { code, stdout } = await orgfunnel(["verify", edited]);
    expect([code, stdout]).toEqual([99, expect.stringContaining(told)]);
  });

  test("another scenario is said to be one, in few lines", async () => {
    const other = write(
      "elsewhere.yaml",
      "trials: 9\nhorizon: 2\nstructures: { a: { reports_to: { sales: ceo, marketing: ceo } }, b: { reports_to: { sales: ceo, marketing: sales } } }\n",
    );
    await orgfunnel(["run", firm, "-o", path("ours.json")]);
    const { code, stdout } = await orgfunnel(["verify", path("ours.json"), "--scenario", other]);
    expect(code).toBe(99);
    expect(stdout.replace(/\s+/gu, " ")).toContain("is another scenario than that of the result");
    expect(stdout.split("\n").length).toBeLessThan(120);
  });

  test("a page of something else is none", async () => {
    const file = write("else.html", "<!DOCTYPE html><p>Hello");
    const { code, stderr } = await orgfunnel(["verify", file]);
    expect([code, stderr]).toEqual([2, expect.stringContaining("a page without a result")]);
  });
});

test("with SOURCE_DATE_EPOCH two pages of one result are equal to the byte", async () => {
  const [one, two] = [path("one.html"), path("two.html")];
  const env = { SOURCE_DATE_EPOCH: "1700000000" };
  await orgfunnel(["run", firm, "-j", "1", "-o", one], { env });
  await orgfunnel(["run", firm, "-j", "2", "-o", two], { env });
  expect(read(one)).toBe(read(two));
  expect(read(one)).toContain("2023-11-14");
});
