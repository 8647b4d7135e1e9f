import { describe, expect, test } from "vitest";
import { TextDocument } from "vscode-languageserver-textdocument";
import { getLanguageService, type CompletionItem } from "yaml-language-server";
import { SETTABLE } from "../../../src/scenario/read-assumptions.js";
import { scenarioJsonSchema } from "../../../src/scenario/editor/scenario-json-schema.js";

const service = getLanguageService({
  schemaRequestService: () => Promise.resolve(JSON.stringify(scenarioJsonSchema())),
  workspaceContext: { resolveRelativePath: (path) => `file:///${path}` },
});
service.configure({ validate: true, hover: true, completion: true, customTags: [] });

/** By this line alone the server knows what the file is. */
const LINE = "# yaml-language-server: $schema=./scenario.schema.json\n";

let version = 0;
const documentOf = (text: string) => TextDocument.create("file:///scenario.yaml", "yaml", (version += 1), LINE + text);

/** The document with its cursor where `|` stands. */
function withCursor(text: string) {
  const at = LINE.length + text.indexOf("|");
  const document = documentOf(text.replace("|", ""));
  return { document, position: document.positionAt(at) };
}

async function mistakesIn(text: string): Promise<readonly string[]> {
  const document = documentOf(text);
  const found = await service.doValidation(document, false);
  return found.map(({ message, range }) => `${document.getText(range)}: ${message}`);
}

async function hoverOver(text: string): Promise<string> {
  const { document, position } = withCursor(text);
  const hover = await service.doHover(document, position);
  return JSON.stringify(hover?.contents ?? "");
}

async function proposedAt(text: string): Promise<readonly CompletionItem[]> {
  const { document, position } = withCursor(text);
  return (await service.doComplete(document, position, false)).items;
}

const labels = async (text: string) => (await proposedAt(text)).map(({ label }) => label);

const GOOD = `name: Ours
horizon: 2 years
trials: 10k
assumptions:
  funnel: { acceptance: { value: 45% to 60%, source: CRM } }
  customers.initial: 250
structures:
  ceo: { reports_to: { marketing: ceo, sales: ceo }, mandate: none }
`;

describe("an editor with the language server", () => {
  test("has nothing to say of what is right", async () => {
    expect(await mistakesIn(GOOD)).toEqual([]);
  });

  test.each([
    ["horizon", "horizn"],
    ["acceptance", "aceptance"],
    ["customers.initial", "customers.intial"],
    ["reports_to", "report_to"],
    ["source", "sauce"],
  ])("marks %s written %s", async (right, wrong) => {
    expect(await mistakesIn(GOOD.replace(right, wrong))).toEqual([`${wrong}: Property ${wrong} is not allowed.`]);
  });

  test.each([
    ["mandate: none", "mandate: nothing", "nothing"],
    ["customers.initial: 250", "customers.initial: -1", "-1"],
  ])("marks a value: %s written %s", async (right, wrong, place) => {
    const found = await mistakesIn(GOOD.replace(right, wrong));
    expect(found.length).toBeGreaterThan(0);
    expect(found[0]).toContain(place);
  });

  test("shows unit, meaning and the book's value over an assumption, nested and dotted", async () => {
    for (const text of [
      "assumptions:\n  funnel:\n    accep|tance: 50%\n",
      "assumptions:\n  funnel.accep|tance: 50%\n",
    ]) {
      const shown = await hoverOver(text);
      expect(shown).toContain("Unit: fraction; plausible 36% to 75%");
      expect(shown).toContain("The book: ");
      expect(shown).toContain("Share");
    }
    expect(await hoverOver("hori|zon: 24\n")).toContain("months");
  });

  test("proposes every id, groups, structures' keys and names", async () => {
    const inserted = (await proposedAt("assumptions:\n  |\n")).map(({ insertText = "" }) => insertText.split(":")[0]);
    expect(inserted).toEqual(expect.arrayContaining(["funnel", "market", ...SETTABLE.map(({ id }) => id)]));
    expect(await labels("assumptions:\n  funnel:\n    |\n")).toContain("acceptance");
    expect(await labels("structures:\n  a:\n    |\n")).toEqual(expect.arrayContaining(["reports_to", "mandate"]));
    expect(await labels("structures:\n  a:\n    mandate: |\n")).toEqual(expect.arrayContaining(["drive", "none"]));
    expect(await labels("objective: |\n")).toEqual(expect.arrayContaining(["value", "profit"]));
    expect(await labels("checks:\n  - statistic: |\n")).toEqual(expect.arrayContaining(["probability_best"]));
  });
});
