import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import type { Reading } from "../../src/assumptions/quantity.js";
import { empirical } from "../../src/distributions/empirical.js";
import { message } from "../../src/report/messages/message.js";
import { loadScenario } from "../../src/scenario/load.js";
import { parseScenario } from "../../src/scenario/parse.js";
import { collector } from "../../src/scenario/problems.js";
import { readEmpirical } from "../../src/scenario/read-empirical.js";
import { readYaml } from "../../src/scenario/read-yaml.js";
import { memoryFiles, STRUCTURES } from "./support.js";

const EMPIRICAL = "{ file: d.csv, column: n }";

function readFrom(csv: string, asked: string, of: Reading = {}) {
  const { report, problems } = collector();
  const node = readYaml(asked, "s.yaml", report);
  const spec = node && readEmpirical(node, of, memoryFiles({ "d.csv": csv }), report);
  return { values: spec?.values, problems };
}

/** The numbers of the column `n` of a file, if it can be read, and the codes of what is told of it. */
function read(
  csv: string,
  asked = EMPIRICAL,
  of?: Reading,
): { readonly values?: readonly number[]; readonly codes: readonly string[] } {
  const { values, problems } = readFrom(csv, asked, of);
  return { ...(values && { values }), codes: problems.map(({ code }) => code) };
}
const sentence = (csv: string, asked = EMPIRICAL) => message(readFrom(csv, asked).problems[0]);

describe("a column of a CSV file", () => {
  it.each<[string, string, number[], string[]]>([
    ["commas", "n,x\n1.5,a\n2,b\n", [1.5, 2], []],
    ["semicolons and a decimal comma", "n;x\n1,5;a\n2,25;b\n", [1.5, 2.25], []],
    ["semicolons and a decimal point", "n;x\n1.5;a\n2.25;b\n", [1.5, 2.25], []],
    ["tabs", "n\tx\n1.5\ta\n2\tb\n", [1.5, 2], []],
    ["bars", "n|x\n1.5|a, c\n2|b\n", [1.5, 2], []],
    ["one column", "n\n1\n2\n", [1, 2], []],
    ["commas within quotes", 'x,n\n"a;b;c",1\n"d, e",2\n', [1, 2], []],
    ["a heading with a comma", '"price, net";n\n1,5;1\n2,5;2\n', [1, 2], []],
    ["a byte order mark, CRLF, empty lines", "\uFEFFn,x\r\n\r\n1,a\r\n2,b\r\n", [1, 2], []],
    ["a line break in quotes", 'n,x\n1,"a\nb"\n2,c\n', [1, 2], []],
    ["currency and thousands", 'n\n"$12,000.00"\n"$9,900.50"\n', [9900.5, 12000], []],
    ["the other way round", "n;x\n€ 1.234,56;a\n€ 12,00;b\n", [12, 1234.56], []],
    ["a code behind", "n;x\n1 234,50 EUR;a\n99 EUR;b\n", [99, 1234.5], []],
    ["thousands and millions that are abbreviated", "n;x\n12,3k;a\n1,2 Mio. €;b\n", [12300, 1200000], []],
    ["Swiss thousands", "n\nCHF 1'234.50\nCHF 12.00\n", [12, 1234.5], []],
    ["spaces that do not break", "n\n1\u00a0234\n5\u202f678.5\n", [1234, 5678.5], []],
    ["percent", "n\n12 %\n3%\n", [0.03, 0.12], []],
    ["negative ones", 'n\n(1.50)\n-2\n\u22123\n"($1,000.00)"\n', [-1000, -3, -2, -1.5], []],
    ["blank cells", "n,x\n1,a\n,b\nN/A,c\n-,d\n2,e\n", [1, 2], ["csv-blank-cells"]],
    ["a total by its name", "x,n\na,1\nb,2\nTotal,9\n", [1, 2, 9], ["csv-totals-row"]],
    ["totals within", "x,n\na,1\nSubtotal:,1\nTotal Energies,7\nb,4\nSumme,12\n", [1, 1, 4, 7, 12], ["csv-totals-row"]],
    ["a total by its number", "n\n1\n2\n4\n7\n", [1, 2, 4, 7], ["csv-totals-row"]],
    ["a first line that says what separates", "sep=;\r\nn;x\r\n1,5;a\r\n2;b\r\n", [1.5, 2], []],
    ["that line in quotes, and commas in cells", '"sep=\t"\nn\tx, y\n1\ta, b\n2\tc\n', [1, 2], []],
    ["exponents", "n\n1e3\n2.5e-1\n", [0.25, 1000], []],
  ])("is read with %s", (_, csv, values, codes) => {
    expect(read(csv)).toEqual({ values, codes });
  });

  it.each<[string, string, string, string]>([
    [
      "more cells",
      "n,x\n1,a\n1234,56,b\n",
      "csv-uneven-rows",
      'Line 3 of "d.csv" has 3 cells, the heading has 2 (read as separated by commas)',
    ],
    [
      "fewer cells",
      "n,x\n1,a\n2\n3\n",
      "csv-uneven-rows",
      'Line 3 of "d.csv" has 1 cell, the heading has 2 (read as separated by commas); 1 more row',
    ],
    ["a comma in the only column", "n\n1,5\n2,5\n", "csv-uneven-rows", "Line 2"],
    ["a line after a quoted break", 'n,x\n1,"a\n\nb"\nz,c\n', "csv-not-a-number", 'Line 5 of "d.csv" holds "z"'],
    ["a line after what says what separates", "sep=,\n\nn,x\n1,a\nlots,b\n", "csv-not-a-number", "Line 5"],
    ["a title above the heading", "Deals of 2026\n\nn,x\n1,a\n2,b\n", "csv-titles-above", "in line 3, below a title"],
    ["a title filled up with cells", "Deals of 2026,\n,\nn,x\n1,a\n2,b\n", "csv-titles-above", "in line 3"],
    ["one heading twice", "n,x,n\n1,2,3\n4,5,6\n", "csv-column-twice", "Columns 1 and 3"],
    ["no such heading", "m,x\n1,2\n4,5\n", "csv-no-column", "Allowed: m, x."],
    ["a text", "n,x\n1,a\nlots,b\n", "csv-not-a-number", 'Line 3 of "d.csv" holds "lots"'],
    ["what no value may be", "n\n1\n1e300\n", "csv-too-large", 'Line 3 of "d.csv" holds "1e300", beyond 1e15'],
    ["what overflows", "n\n1\n1e400\n", "csv-too-large", '"1e400"'],
    ["two currencies", "n\n$1\n€2\n", "csv-mixed-numbers", '"$1" in line 2 and "€2" in line 3'],
    ["percent in some", "n\n10%\n2\n", "csv-mixed-numbers", '"10%" in line 2 and "2" in line 3'],
    ["two ways of decimals", "n;x\n1,5;a\n2.5;b\n", "csv-mixed-numbers", '"1,5" in line 2 and "2.5" in line 3'],
    ["what may be thousands", "n;x\n1.234;a\n5.678;b\n", "csv-two-readings", '"1.234", which may be 1.234 or 1234,'],
    ["more than a number can hold", "n\n-1e400\n2\n", "csv-too-large", '"-1e400"'],
    ["thousands that are none", "n\n1 23\n2\n", "csv-not-a-number", '"1 23"'],
    ["one value", "n,x\n1,a\n,b\n", "csv-too-few-values", "holds one value"],
    ["an open quote", 'n\n"1\n', "csv-syntax", "is not a valid CSV file"],
    ["nothing", "", "csv-syntax", "it is empty"],
  ])("is refused with %s", (_, csv, code, said) => {
    expect(read(csv)).toEqual({ codes: [code] });
    expect(sentence(csv)).toContain(said);
  });

  it("counts the rows that look like totals", () => {
    expect(sentence("x,n\na,1\nSubtotal,1\nb,4\nTotal,5\n")).toContain(
      'Line 3 of "d.csv" looks like a total (1), and 1 more like it;',
    );
  });

  it("names the rows that seem to be written in thousands", () => {
    expect(sentence("n,x\n12000,a\n,b\n15.5,c\n9800,d\n30500,e\n22,f\n14000,g\n")).toContain("1 blank cell");
    expect(sentence("n,x\n12000,a\n15.5,c\n9800,d\n30500,e\n22,f\n14000,g\n")).toBe(
      'The column "n" of "d.csv" seems to be written on two scales: 15.5 to 22 in lines 3 and 6, 9800 to 30500 in the other 4 rows, ' +
        "and nothing between. If some are in thousands, write all in one unit.",
    );
    expect(sentence("n\n9000\n9000\n9000\n9000\n9\n")).toContain("scales: 9 in line 6, 9000 in the other 4 rows,");
    expect(read("n\n12000\n1200\n150\n900\n60\n").codes).toEqual([]);
  });

  it("comes out as it went in, however it is written, or is refused; never as another number", () => {
    const amount = fc.integer({ min: -99_999_999, max: 99_999_999 }).map((cents) => cents / 100);
    const way = fc.record({
      separator: fc.constantFrom(",", ";", "\t", "|"),
      decimal: fc.constantFrom(".", ","),
      thousands: fc.constantFrom("", " ", "\u00a0", "'", "other"),
      before: fc.constantFrom("", "$", "€ ", "EUR "),
      places: fc.constantFrom(0, 1, 2, 3),
      brackets: fc.boolean(),
    });
    const text = (number: number, w: typeof way extends fc.Arbitrary<infer W> ? W : never): string => {
      const [whole, part] = Math.abs(number).toFixed(w.places).split(".");
      const mark = w.thousands === "other" ? (w.decimal === "." ? "," : ".") : w.thousands;
      const digits = whole.replace(/\B(?=(\d{3})+$)/gu, mark) + (w.places === 0 ? "" : w.decimal + part);
      if (number >= 0) return w.before + digits;
      return w.brackets ? `(${w.before}${digits})` : `-${w.before}${digits}`;
    };
    fc.assert(
      fc.property(fc.array(amount, { minLength: 2, maxLength: 6 }), way, (amounts, w) => {
        const numbers = amounts.map((number) => 0 + Number(number.toFixed(w.places)));
        const rows = numbers.map((number) => `"${text(number, w)}"${w.separator}x`);
        const { values, codes } = read(`n${w.separator}y\n${rows.join("\n")}\n`);
        // In a file separated by commas a point is the decimal point: a lone 1,234 is thousands.
        const isUnusual = w.separator === "," && w.decimal === ",";
        if (values === undefined) expect(codes).toEqual(["csv-two-readings"]);
        else if (!isUnusual) expect(values).toEqual([...numbers].sort((a, b) => a - b));
      }),
    );
  });

  it("is refused where a point is plausible before thousands alone, and in percent of what is no share", () => {
    const of: Reading = { kind: "amount", plausible: { low: 1500, high: 1e6 } };
    const thousands = "n,x\n1.000,a\n2.500,b\n";
    expect(read(thousands, EMPIRICAL, of)).toEqual({ codes: ["csv-two-readings"] });
    expect(read(thousands).values).toEqual([1, 2.5]);
    expect(read("n,x\n1000.125,a\n2500.250,b\n", EMPIRICAL, of).values).toEqual([1000.125, 2500.25]);
    expect(read("n,x\n600.125,a\n7000,b\n", EMPIRICAL, of).values).toEqual([600.125, 7000]);
    expect(read("n,x\n10%,a\n20%,b\n", EMPIRICAL, of)).toEqual({ codes: ["percent-of-what"] });
  });

  it("is chosen from by where: all keys, any of a list", () => {
    const csv = "n,stage,region\n1,Won,N\n2,Lost,N\n3,Won,S\n4,Open,S\n5,Won,N\n";
    const of = (where: string) => `{ file: d.csv, column: n, where: ${where} }`;
    expect(read(csv, of("{ stage: Won }")).values).toEqual([1, 3, 5]);
    expect(read(csv, of("{ stage: Won, region: N }")).values).toEqual([1, 5]);
    expect(read(csv, of("{ stage: [Won, Open] }")).values).toEqual([1, 3, 4, 5]);
    expect(read(csv, of("{ stage: won }")).codes).toEqual(["csv-no-rows"]);
    expect(sentence(csv, of("{ stage: won }"))).toContain('no row with "stage" "won". Did you mean "Won"?');
    const spelt = "n,won\n1,TRUE\n2,FALSE\n3,TRUE\n";
    expect(read(spelt, of("{ won: TRUE }")).values).toEqual([1, 3]);
    for (const other of ["true", "yes", "1"])
      expect(read(spelt, of(`{ won: ${other} }`)).codes).toEqual(["csv-no-rows"]);
    expect(message(readFrom(spelt, of("{ won: yes }")).problems[0])).toContain("Allowed: TRUE, FALSE.");
    expect(read(csv, of("{ stge: Won }")).codes).toEqual(["csv-no-column"]);
    expect(read(csv, of("Won")).codes).toEqual(["wrong-type"]);
    expect(read(csv, of("{ stage: Open }")).codes).toEqual(["csv-too-few-values"]);
  });

  it("of many rows is kept as a thousand quantiles, of few as it is; no row leaves", () => {
    const many = Array.from({ length: 5000 }, (_, place) => (place * place) / 7);
    const { values = [] } = read(`n\n${many.join("\n")}\n`);
    expect(values).toHaveLength(1001);
    const [whole, thin] = [empirical({ kind: "empirical", values: many }), empirical({ kind: "empirical", values })];
    for (const p of [0, 0.05, 0.5, 0.95, 1]) expect(thin.quantile(p)).toBeCloseTo(whole.quantile(p), 6);
    expect(read(`n\n${many.slice(0, 1001).join("\n")}\n`).values).toEqual(many.slice(0, 1001));
  });

  it("may be in UTF-16; other encodings are refused with what to do", () => {
    const folder = mkdtempSync(join(tmpdir(), "orgfunnel-columns-"));
    writeFileSync(
      join(folder, "s.yaml"),
      `assumptions: { funnel.acceptance: { distribution: empirical, file: d.csv, column: n } }\n${STRUCTURES}`,
    );
    writeFileSync(join(folder, "d.csv"), Buffer.from("\uFEFFn,x\n0.1,é\n0.2,b\n", "utf16le"));
    expect(loadScenario(join(folder, "s.yaml")).warnings.map(({ code }) => code)).not.toContain("csv-blank-cells");
    writeFileSync(join(folder, "d.csv"), Buffer.from("n,x\n1,é\n2,b\n", "latin1"));
    expect(() => loadScenario(join(folder, "s.yaml"))).toThrow(/file-not-text|UTF-8/u);
  });
});

test("single values given for a mean are warned of, a rate's are not", () => {
  const codes = (id: string) => {
    const text = `assumptions:\n  ${id}: { distribution: empirical, file: d.csv, column: n }\n${STRUCTURES}`;
    const scenario = parseScenario(text, "s.yaml", { read: memoryFiles({ "d.csv": "n\n0.2\n0.3\n" }) });
    return scenario.warnings.map(({ code }) => code);
  };
  expect(codes("funnel.deal_value")).toContain("values-for-mean");
  expect(codes("funnel.acceptance")).not.toContain("values-for-mean");
});
