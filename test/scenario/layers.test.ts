import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { InvalidInput } from "../../src/foundation/problem.js";
import { loadScenario, type LoadOptions } from "../../src/scenario/load.js";
import { parseScenario, type ParseOptions } from "../../src/scenario/parse.js";
import { MAX_FILE_BYTES } from "../../src/scenario/read-yaml.js";
import { memoryFiles, placesOf, problemsOf, STRUCTURES } from "./support.js";

const parse = (text: string, options: ParseOptions = {}) => parseScenario(text, "s.yaml", options);
const valueOf = (text: string, options: ParseOptions, id = "funnel.acceptance") =>
  parse(text, options).assumptions.find((assumption) => assumption.id === id);

describe("extends", () => {
  const base = `horizon: 12\nassumptions:\n  funnel: { acceptance: { p10: 10%, p90: 20% }, follow_up: 30% }\n${STRUCTURES}`;
  const read = memoryFiles({ "base.yaml": base, "middle.yaml": "extends: base.yaml\nhorizon: 13\ntrials: 7\n" });

  it("merges key by key and replaces values as a whole, across dotted and nested ids", () => {
    const text = "extends: base.yaml\nassumptions:\n  funnel.acceptance: { p5: 40%, p95: 60% }\n";
    expect(valueOf(text, { read })).toMatchObject({
      value: "{ p5: 40%, p95: 60% }",
      position: { file: "s.yaml", line: 3 },
    });
    expect(valueOf(text, { read }, "funnel.follow_up")).toMatchObject({
      value: "30%",
      position: { file: "base.yaml", line: 3 },
    });
  });

  it("goes over several files", () => {
    expect(parse("extends: middle.yaml\nhorizon: 14\n", { read })).toMatchObject({
      trials: 7,
      plan: { horizonMonths: 14 },
    });
  });

  it("adds structures after inherited ones, changes them and takes them out", () => {
    const added = "  c: { reports_to: { sales: marketing, marketing: ceo } }\n  b: { mandate: drive }\n  a: null\n";
    const scenario = parse(`extends: base.yaml\nstructures:\n${added}`, { read });
    expect(scenario.structures.map(({ id, mandate }) => [id, mandate])).toEqual([
      ["b", "drive"],
      ["c", "none"],
    ]);
    expect(scenario.reference).toBe("b");
    expect(placesOf("extends: base.yaml\nstructures: { d: null }\n", { read })).toEqual(["wrong-type 2:18"]);
  });

  it("replaces objectives, correlations and checks as a whole", () => {
    const mixed = memoryFiles({ "base.yaml": `objective: { profit: 1 }\n${STRUCTURES}` });
    expect(parse("extends: base.yaml\nobjective: { revenue: 2 }\n", { read: mixed }).objective.label).toBe("2 revenue");
  });

  it("places problems in the file they come from", () => {
    const wrong = memoryFiles({ "base.yaml": `horizn: 3\n${STRUCTURES}` });
    expect(placesOf("extends: base.yaml\ntrals: 3\n", { read: wrong })).toEqual([
      "unknown-key 2:1",
      "unknown-key base.yaml:1:1",
    ]);
    const broken = memoryFiles({ "base.yaml": "a: [\n" });
    expect(placesOf("extends: base.yaml\n", { read: broken })[0]).toMatch(/^yaml-syntax base.yaml/u);
  });

  it("ends after 50 files, where the 51st is named", () => {
    const chain = (length: number) => {
      const files = Array.from({ length }, (_, place) => [`f${place}.yaml`, `extends: f${place + 1}.yaml\n`] as const);
      return memoryFiles({ ...Object.fromEntries(files), [`f${length}.yaml`]: STRUCTURES });
    };
    expect(parse("extends: f0.yaml\n", { read: chain(48) }).structures).toHaveLength(2);
    expect(problemsOf("extends: f0.yaml\n", { read: chain(20_000) })).toMatchObject([
      { code: "extends-too-long", arguments: { limit: 50 }, position: { file: "f48.yaml", line: 1, column: 10 } },
    ]);
  });

  it("names the files of a circle", () => {
    const circle = memoryFiles({ "a.yaml": "extends: b.yaml\n", "b.yaml": "extends: a.yaml\n" });
    const problems = problemsOf("extends: a.yaml\n", { read: circle });
    expect(problems).toMatchObject([
      {
        code: "extends-circle",
        arguments: { files: ["s.yaml", "a.yaml", "b.yaml", "a.yaml"] },
        position: { file: "b.yaml", line: 1, column: 10 },
      },
    ]);
  });
});

describe("precedence", () => {
  it("book < extends < file < params < set < named flags", () => {
    const layers = { "base.yaml": `horizon: 1\n${STRUCTURES}`, "p.yaml": "horizon: 3\n", "q.yaml": "horizon: 4\n" };
    const read = memoryFiles(layers);
    const horizon = (text: string, options: ParseOptions = {}) => parse(text, { read, ...options }).plan.horizonMonths;
    expect(horizon(STRUCTURES)).toBe(24);
    expect(horizon("extends: base.yaml\n")).toBe(1);
    const file = "extends: base.yaml\nhorizon: 2\n";
    expect(horizon(file)).toBe(2);
    expect(horizon(file, { params: ["p.yaml"] })).toBe(3);
    expect(horizon(file, { params: ["p.yaml", "q.yaml"] })).toBe(4);
    expect(horizon(file, { params: ["p.yaml"], set: ["horizon=5"] })).toBe(5);
    expect(horizon(file, { params: ["p.yaml"], set: ["horizon=5", "horizon=6"] })).toBe(6);
    expect(horizon(file, { params: ["p.yaml"], set: ["horizon=5"], flags: { horizon: "7" } })).toBe(7);
  });

  it("forgets the source of a value that is overridden", () => {
    const text = `assumptions:\n  funnel.acceptance: { value: 40%, source: CRM, grade: measured }\n${STRUCTURES}`;
    expect(valueOf(text, { set: ["funnel.acceptance=50%"] })).toMatchObject({
      value: "50%",
      source: "this scenario",
      grade: "assumption",
      position: { file: "--set", line: 1, column: 19 },
    });
  });
});

describe("--set", () => {
  it("takes assumption ids, full paths, quoted names and YAML values", () => {
    const text = `structures:\n  "a.b": { reports_to: { sales: ceo, marketing: ceo } }\n`;
    const set = [
      "funnel.acceptance={ p10: 40%, p90: 60% }",
      'structures."a.b".mandate=none',
      "teams.sales.headcount=4",
    ];
    const scenario = parse(text, { set: [...set, "assumptions.funnel.follow_up=10% to 20%"] });
    expect(scenario.structures[0].mandate).toBe("none");
    expect(scenario.plan.todayPosts.sales).toBe(4);
    expect(scenario.assumptions.find(({ id }) => id === "funnel.follow_up")?.value).toBe("10% to 20%");
    expect(parse(STRUCTURES, { set: ["structures.a=null"] }).structures).toHaveLength(1);
  });

  it.each([
    ["horizon", "set-syntax --set:1:1"],
    ["=3", "set-syntax --set:1:1"],
    ["horizon=", "set-syntax --set:1:1"],
    ["a..b=1", "set-syntax --set:1:1"],
    ["horizon=x", "wrong-type --set:1:9"],
    ["funnel.acceptnce=1", "unknown-assumption --set:1:1"],
    ["funnel.acceptance=120%", "outside-domain --set:1:19"],
    ["horizon=[1", "yaml-syntax --set:1:11"],
  ])("%s is refused", (argument, place) => {
    expect(placesOf(STRUCTURES, { set: [argument] })).toEqual([place]);
  });

  it("shows the whole argument as the offending line", () => {
    const [problem] = problemsOf(STRUCTURES, { set: ["funnel.acceptance=120%"] });
    expect(problem).toMatchObject({ line: "funnel.acceptance=120%", keyPath: "assumptions.funnel.acceptance" });
  });
});

describe("named flags", () => {
  it("override and are checked like the file", () => {
    const flags = { trials: "20", seed: "x", horizon: 3, reference: "b", objective: "revenue", replicates: "2" };
    expect(parse(STRUCTURES, { flags })).toMatchObject({
      trials: 20,
      reference: "b",
      objective: { label: "revenue" },
      plan: { seed: "x", horizonMonths: 3, replicates: 2 },
    });
    expect(placesOf(STRUCTURES, { flags: { trials: "many", reference: "c" } })).toEqual([
      "unknown-structure --reference:1:1",
      "wrong-type --trials:1:1",
    ]);
    expect(parse(STRUCTURES, { flags: { trials: undefined } }).trials).toBe(10_000);
  });
});

describe("files", () => {
  let root = "";
  const at = (...parts: string[]): string => join(root, ...parts);
  const codesOf = (file: string, options: LoadOptions = {}): string[] => {
    try {
      loadScenario(file, options);
      return [];
    } catch (error) {
      if (error instanceof InvalidInput) return error.problems.map(({ code }) => code);
      throw error;
    }
  };

  beforeAll(() => {
    root = mkdtempSync(join(tmpdir(), "orgfunnel-"));
    mkdirSync(at("in", "sub"), { recursive: true });
    mkdirSync(at("in2"));
    writeFileSync(at("outside.yaml"), STRUCTURES);
    writeFileSync(at("in2", "outside.yaml"), STRUCTURES);
    writeFileSync(at("in", "sub", "base.yaml"), "extends: ../top.yaml\n");
    writeFileSync(at("in", "top.yaml"), STRUCTURES);
    writeFileSync(at("in", "good.yaml"), "extends: sub/base.yaml\n");
    writeFileSync(at("in", "dots.yaml"), "extends: ../outside.yaml\n");
    writeFileSync(at("in", "sibling.yaml"), "extends: ../in2/outside.yaml\n");
    writeFileSync(at("in", "absolute.yaml"), `extends: ${at("outside.yaml")}\n`);
    symlinkSync(at("outside.yaml"), at("in", "link.yaml"));
    writeFileSync(at("in", "linked.yaml"), "extends: link.yaml\n");
    writeFileSync(at("in", "folder.yaml"), "extends: sub\n");
    writeFileSync(at("in", "own-folder.yaml"), "extends: .\n");
    writeFileSync(at("in", "zero.yaml"), 'extends: "a\\0b"\n');
    writeFileSync(at("big.yaml"), "#".repeat(MAX_FILE_BYTES + 1));
    writeFileSync(at("binary.yaml"), Uint8Array.from([0x61, 0x80, 0x81, 0]));
    writeFileSync(at("with-zero.yaml"), "name: a\nseed: b\0c\n");
    writeFileSync(at("latin-1.yaml"), Buffer.from("name: a\nseed: caf\u00e9\n", "latin1"));
    writeFileSync(at("outside.csv"), "x\n1\n2\n");
    const csv = "assumptions: { funnel.deal_value: { distribution: empirical, file: ../outside.csv, column: x } }\n";
    writeFileSync(at("in", "csv.yaml"), csv + STRUCTURES);
    writeFileSync(at("in", "self.yaml"), "extends: ./sub/../self.yaml\n");
  });
  afterAll(() => {
    rmSync(root, { recursive: true });
  });

  it("reads what lies in the scenario's own tree", () => {
    expect(loadScenario(at("in", "good.yaml"))).toMatchObject({ name: "good", file: at("in", "good.yaml") });
  });

  it.each(["dots.yaml", "sibling.yaml", "absolute.yaml", "linked.yaml", "csv.yaml"])("keeps %s inside", (name) => {
    expect(codesOf(at("in", name))).toEqual(["file-outside"]);
    expect(codesOf(at("in", name), { allowOutside: true })).toEqual([]);
  });

  it("reads params files from anywhere", () => {
    expect(codesOf(at("in", "good.yaml"), { params: [at("outside.yaml")] })).toEqual([]);
    expect(codesOf(at("in", "good.yaml"), { params: [at("none.yaml")] })).toEqual(["file-not-found"]);
  });

  it.each([
    [["none.yaml"], "file-not-found"],
    [["in"], "file-unreadable"],
    [["in", "folder.yaml"], "file-unreadable"],
    [["in", "own-folder.yaml"], "file-unreadable"],
    [["in", "zero.yaml"], "file-unreadable"],
    [["big.yaml"], "file-too-large"],
    [["binary.yaml"], "file-not-text"],
    [["with-zero.yaml"], "file-zero-byte"],
    [["latin-1.yaml"], "file-not-text"],
    [["in", "self.yaml"], "extends-circle"],
  ])("refuses %s", (parts, code) => {
    expect(codesOf(at(...parts))).toEqual([code]);
  });

  it.each(["with-zero.yaml", "latin-1.yaml"])("says in which line %s is no text", (name) => {
    expect(() => loadScenario(at(name))).toThrow(/"line":2/u);
  });

  it("reads lines that end in a carriage return alone, in their places", () => {
    const lines = ["name: Old", "horizn: 3", ...STRUCTURES.trim().split("\n"), ""];
    for (const end of ["\n", "\r\n", "\r"])
      expect(placesOf(lines.join(end), {}).slice(0, 1), JSON.stringify(end)).toEqual(["unknown-key 2:1"]);
  });
});
