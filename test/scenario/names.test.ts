import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hiddenCharacters, lookOf, withHiddenShown } from "../../src/foundation/hidden-characters.js";
import { message } from "../../src/report/messages/message.js";
import { structurePlaces } from "../../src/questions/structure-names.js";
import { InvalidInput } from "../../src/foundation/problem.js";
import { parseScenario } from "../../src/scenario/parse.js";
import { resolvedScenario } from "../../src/scenario/resolved.js";
import { placesOf, problemsOf } from "./support.js";

const LINES = "{ sales: ceo, marketing: ceo }";
/** Structures of these names (as YAML writes them), one a line from line 2 on. */
const named = (...names: string[]) =>
  `structures:\n${names.map((name) => `  ${name}: { reports_to: ${LINES} }\n`).join("")}`;
const sentences = (text: string) => problemsOf(text).map(message);

describe("characters that nobody sees", () => {
  it.each<[string, string, string]>([
    ["a zero-width space", '"zero\\u200bwidth"', "U+200B ZERO WIDTH SPACE at character 5"],
    ["a no-break space", '"ceo\\u00a0led"', "U+00A0 NO-BREAK SPACE at character 4"],
    ["a mark of direction", '"a\\u202eb"', "U+202E RIGHT-TO-LEFT OVERRIDE at character 2"],
    ["a joiner between Latin letters", '"a\\u200db"', "U+200D ZERO WIDTH JOINER at character 2"],
    ["a selector behind a letter", '"a\\ufe0f"', "U+FE0F VARIATION SELECTOR-16 at character 2"],
    ["a filler", '"a\\u3164"', "U+3164 HANGUL FILLER at character 2"],
    ["a tab", '"a\\tb"', "U+0009 TAB at character 2"],
    ["a wide character before it", '"\\U0001F600\\u2060x"', "U+2060 WORD JOINER at character 2"],
  ])("%s is shown and refused", (_, name, shown) => {
    expect(placesOf(named("x", name))).toEqual(["hidden-characters 3:3"]);
    expect(sentences(named("x", name))[0]).toContain(shown);
  });

  it("are refused in every name", () => {
    const hidden = '"a\\u200bb"';
    const structure = `structures:\n  a: { label: ${hidden}, managers: { m: { title: ${hidden} } }, reports_to: { sales: m, marketing: m } }\n`;
    expect(placesOf(structure)).toEqual(["hidden-characters 2:15", "hidden-characters 2:51"]);
    expect(placesOf(`name: ${hidden}\n${named("x")}`)).toEqual(["hidden-characters 1:7"]);
    expect(placesOf(`currency: ${hidden}\n${named("x")}`)).toEqual(["hidden-characters 1:11"]);
    expect(placesOf(`structures:\n  a: { reports_to: { sales: ${hidden}, marketing: ${hidden} } }\n`)).toEqual([
      "hidden-characters 2:29",
      "hidden-characters 2:52",
    ]);
    const check = `checks:\n  - { name: ${hidden}, structure: x, at_least: 0 }\n`;
    expect(placesOf(named("x") + check)).toEqual(["hidden-characters 4:13"]);
  });

  it("are let be where a script or an emoji needs them", () => {
    const names = ["👩‍💼 heads 🇧🇷", "می‌خواهم", "क्‍ष", "営業の下に", "العربية", "❤️ first"];
    expect(parseScenario(named(...names.map((name) => JSON.stringify(name))), "s.yaml").structures).toHaveLength(6);
  });

  it("every text is either free of them or shows each, and showing leaves none", () => {
    const character = fc.oneof(
      fc.constantFrom(...Array.from("\u200b\u00a0\u200d\ufe0f\u0301ab 👩é-‑")),
      fc.string({ unit: "binary" }),
    );
    const text = fc.array(character, { maxLength: 8 }).map((parts) => parts.join(""));
    fc.assert(
      fc.property(text, (given) => {
        const found = hiddenCharacters(given);
        for (const { codePoint, place } of found) {
          expect(Number.parseInt(codePoint.slice(2), 16)).toBe(Array.from(given)[place - 1].codePointAt(0));
        }
        expect(hiddenCharacters(withHiddenShown(given))).toEqual([]);
        expect(withHiddenShown(given) === given).toBe(found.length === 0);
      }),
    );
  });
});

describe("names that look alike", () => {
  it.each<[string, string, string]>([
    ["another dash", "ceo-led", '"ceo\\u2011led"'],
    ["another quote", '"the boss\'s"', '"the boss\\u2019s"'],
    ["two spaces", "a b", '"a  b"'],
    ["a joiner more", "میخواهم", "می‌خواهم"],
    ["a Cyrillic letter", "now", '"n\\u043ew"'],
    ["Cyrillic letters alone", "cop", '"\\u0441\\u043e\\u0440"'],
    ["a Greek capital", "Alpha", '"\\u0391lpha"'],
  ])("%s is refused", (_, first, second) => {
    expect(placesOf(named(first, second)).filter((place) => !place.startsWith("disguised"))).toEqual([
      "look-alike-names 3:3",
    ]);
  });

  it.each([
    ["capitals", "Sales-leads", "sales-leads"],
    ["the width of signs", '"sales 1"', '"\\uff53ales 1"'],
    ["a raised sign", '"plan 2"', '"plan \\u00b2"'],
    ["a ligature", "office", '"o\\ufb03ce"'],
  ])("names that differ in %s alone are warned of, with the line of the first", (_, first, second) => {
    const warnings = parseScenario(named(first, second), "s.yaml").warnings.filter(
      ({ code }) => code === "similar-names",
    );
    expect(warnings).toMatchObject([{ position: { line: 3 }, arguments: { firstLine: 2 } }]);
  });

  it("a structure's own label is none of them, and another's is", () => {
    const labelled = (label: string) =>
      `structures:\n  today: { label: ${label}, reports_to: ${LINES} }\n  other: { reports_to: { marketing: sales, sales: ceo } }\n`;
    const similar = (label: string) =>
      parseScenario(labelled(label), "s.yaml").warnings.filter(({ code }) => code === "similar-names").length;
    expect([similar("Today"), similar("Other")]).toEqual([0, 1]);
  });

  it("a word in two alphabets that look alike is warned of, with the code points; two alphabets side by side are not", () => {
    const warningsOf = (...names: string[]) => parseScenario(named(...names), "s.yaml").warnings;
    const warnings = warningsOf("x", '"n\\u043ew"').filter(({ code }) => code === "disguised-name");
    expect(warnings.map(message)).toEqual([
      expect.stringContaining("n\u043e<U+043E>w. Who writes it with Latin letters"),
    ]);
    const codes = warningsOf('"CRM отдел"', '"отдел"', '"Ω-team"', '"eqиpe"').map(({ code }) => code);
    expect(codes).not.toContain("disguised-name");
  });

  it("what is asked for and what is meant are told apart in every sentence", () => {
    const [key] = sentences("horiz\u043en: 3\n" + named("x"));
    expect(key).toContain('"horiz\u043e<U+043E>n" here. Did you mean "horizon"?');
    const [assumption] = sentences(`assumptions: { funnel.\u0430cceptance: 50% }\n${named("x")}`);
    expect(assumption).toContain('"funnel.\u0430<U+0430>cceptance". Did you mean "funnel.acceptance"?');
    const [manager] = sentences(
      "structures:\n  a: { managers: { boss: { role: head } }, reports_to: { sales: b\u043ess, marketing: boss } }\n",
    );
    expect(manager).toContain("U+043E");
  });

  it("a space at an end is refused; two normal forms are one name", () => {
    expect(placesOf(named("x", '"x "'))).toEqual(["invalid-name 3:3"]);
    expect(placesOf(named("\u00e9quipe", '"e\\u0301quipe"'))).toEqual(["duplicate-key 3:3"]);
  });

  it("any two names are told apart, are one, or are refused: never printed alike", () => {
    const letter = fc.constantFrom("a", "e", "é", "é", "-", "‑", "–", " ", " ", "​", "'", "’");
    const name = fc.array(letter, { minLength: 1, maxLength: 3 }).map((parts) => parts.join(""));
    fc.assert(
      fc.property(name, name, (a, b) => {
        const problems = problemsOf(named(JSON.stringify(a), JSON.stringify(b)));
        const seen = (text: string) => text.normalize("NFC").replace(/[​]/gu, "").replace(/\s+/gu, " ").trim();
        if (problems.length === 0) expect(seen(a)).not.toBe(seen(b));
        if (problems.length === 0) expect(lookOf(a)).not.toBe(lookOf(b));
      }),
    );
  });
});

describe("a name that is asked for", () => {
  const scenario = parseScenario(`reference: "e\\u0301quipe"\n${named("équipe", "ceo-led")}`, "s.yaml");

  it("is found in either normal form, in a file and on the command line", () => {
    expect(scenario.reference).toBe("équipe");
    expect(structurePlaces(scenario, ["équipe".normalize("NFD")])).toEqual([0]);
    const flags = { flags: { reference: "équipe".normalize("NFD") } };
    expect(parseScenario(named("x", "équipe"), "s.yaml", flags).reference).toBe("équipe");
    const set = { set: [`structures.${"équipe".normalize("NFD")}.mandate=drive`] };
    expect(parseScenario(named("x", "équipe"), "s.yaml", set).structures[1].mandate).toBe("drive");
  });

  it.each<[string, string, string]>([
    ["a zero-width space", "ceo-led\u200b", "ceo-led<U+200B>"],
    ["another dash", "ceo\u2011led", "ceo\u2011<U+2011>led"],
    ["a Cyrillic letter", "\u0441eo-led", "\u0441<U+0441>eo-led"],
  ])("with %s is never answered by itself", (_, asked, shown) => {
    let problems: readonly Parameters<typeof message>[0][] = [];
    try {
      structurePlaces(scenario, [asked]);
    } catch (error) {
      if (error instanceof InvalidInput) problems = error.problems;
    }
    expect(problems.map(message)).toEqual([
      `There is no structure "${shown}". Did you mean "ceo-led"? Allowed: équipe, ceo-led.`,
    ]);
  });
});

describe("a label", () => {
  const structure = (label: string) => `structures:\n  a: { label: ${label}, reports_to: ${LINES} }\n`;

  it("is kept in the scenario and its plain data", () => {
    const scenario = parseScenario(`${structure("As it is")}  b: { reports_to: ${LINES} }\n`, "s.yaml");
    expect(scenario.structures.map(({ label }) => label)).toEqual(["As it is", undefined]);
    expect(resolvedScenario(scenario).structures.map((one) => ["label" in one, one.label])).toEqual([
      [true, "As it is"],
      [false, undefined],
    ]);
  });

  it("is one line and no other structure's name or label", () => {
    expect(placesOf(structure('"a\\nb"'))).toEqual(["hidden-characters 2:15"]);
    expect(placesOf(structure("[x]"))).toEqual(["wrong-type 2:15"]);
    expect(placesOf(structure("a"))).toEqual([]);
    expect(placesOf(`${structure("b")}  b: { reports_to: ${LINES} }\n`)).toEqual(["look-alike-names 2:15"]);
    const twice = `${structure("One")}  b: { label: One, reports_to: ${LINES} }\n`;
    expect(placesOf(twice)).toEqual(["look-alike-names 3:15"]);
  });
});
