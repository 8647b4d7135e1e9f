import fc from "fast-check";
import { readFileSync } from "node:fs";
import { afterAll, describe, expect, test } from "vitest";
import { scenarioFolder } from "../cli/program.js";
import { calibrate, found } from "./asked.js";
import { exportedDeals, table, WRITE_DAYS } from "./exports.js";

const { path, write, remove } = scenarioFolder();
afterAll(remove);

const DEALS = exportedDeals(90);
const iso = (day: number): string => (Number.isNaN(day) ? "" : WRITE_DAYS.iso(day));

/** Deals with a column of this heading, and of these texts in turn. */
const dealsWith = (heading: string, texts: readonly string[]): string =>
  write(
    "deals.csv",
    table([
      ["Id", "Stage", "Created", "Closed", "Owner", heading],
      ...DEALS.map(({ id, stage, created, closed, rep }, place) => [
        id,
        stage,
        iso(created),
        iso(closed),
        rep,
        texts[place % texts.length],
      ]),
    ]),
  );

describe("what deals are shown by", () => {
  const bySegment = async (heading: string, texts: readonly string[]) =>
    calibrate(dealsWith(heading, texts), "--by", "segment", "--map", `segment=${heading}`);

  test.each([
    "Opportunity Owner",
    "Sales Agent",
    "Betreuer",
    "Vlastník",
    "Account Name",
    "Kundennummer",
    "Contact",
    "E-Mail",
    "Employee",
  ])("is not “%s”, which names people or customers", async (heading) => {
    const { code, stdout, stderr } = await bySegment(heading, ["North", "South"]);
    expect(code).toBe(2);
    expect(stderr).toContain(`the column "${heading}" of`);
    expect(stderr).toContain("names people or customers, and names stay in the export. Name a column of a few kinds");
    expect(stdout + stderr).not.toMatch(/North|South/u);
  });

  test.each([
    ["e-mail addresses", ["a@b.example", "c@d.example"], "names or e-mail addresses"],
    ["owners", DEALS.slice(0, 7).map(({ rep }) => rep), "names or e-mail addresses"],
    ["many texts", DEALS.slice(0, 31).map(({ id }) => `X ${id}`), "31 different texts: too many for segments"],
  ])("is no column of %s, whatever its heading", async (_, texts, told) => {
    const { code, stdout, stderr } = await bySegment("Group", texts);
    expect(code).toBe(2);
    expect(stderr).toContain(told);
    expect(stdout + stderr).not.toContain(texts[0]);
  });

  test.each(["Account Industry", "Customer Type", "Product Name", "Region", "Company size", "Kundensegment"])(
    "may be “%s”, which tells kinds of them",
    async (heading) => {
      const { groups } = await found(
        dealsWith(heading, ["North", "South"]),
        "--by",
        "segment",
        "--map",
        `segment=${heading}`,
      );
      expect(groups.map(({ name }) => name).sort()).toEqual(["North", "South"]);
    },
  );
});

/** Names that stand in no sentence of the program. */
const name = fc.string({ unit: fc.constantFrom("q", "x", "z", "j", "v", "k", "w", "y"), minLength: 7, maxLength: 10 });
const PEOPLE = {
  Owner: ["Opportunity Owner", "Owner", "Sales Agent", "Besitzer", "Deal Owner", "Rep"],
  Account: ["Account Name", "Account", "Company", "Kunde", "Customer", "Potential Customer"],
  Contact: ["Contact", "Primary Contact", "Ansprechpartner", "Person", "Contact Name"],
  Email: ["Contact e-mail", "Email", "E-Mail", "Login"],
} as const;
const heading = fc.record({
  owner: fc.constantFrom(...PEOPLE.Owner),
  account: fc.constantFrom(...PEOPLE.Account),
  contact: fc.constantFrom(...PEOPLE.Contact),
  email: fc.constantFrom(...PEOPLE.Email),
});
/** What the columns may be taken for, rightly or not. */
const MISTAKEN = [
  "owner",
  "segment",
  "stage",
  "status",
  "pipeline",
  "source",
  "amount",
  "created",
  "closed",
  "id",
  "is_won",
];
const ASKED = fc.record({
  column: fc.constantFrom("owner" as const, "account" as const, "contact" as const, "email" as const),
  as: fc.option(fc.constantFrom(...MISTAKEN), { nil: undefined }),
  by: fc.option(fc.constantFrom("segment", "rep"), { nil: undefined }),
  where: fc.boolean(),
  word: fc.option(fc.constantFrom("won", "lost", "inbound", "outbound"), { nil: undefined }),
  format: fc.constantFrom("table", "md", "json", "yaml"),
});

test(
  "no name of an owner, account, contact or address leaves an export, whatever its columns are taken for",
  { timeout: 120_000 },
  async () => {
    const overlay = path("measured.yaml");
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(name, { minLength: 12, maxLength: 12, selector: (text) => text }),
        heading,
        ASKED,
        async (names, headings, { column, as, by, where, word, format }) => {
          const of = (kind: number, place: number): string => names[3 * kind + (place % 3)];
          const file = write(
            "deals.csv",
            table([
              ["Opportunity ID", "Stage", "Created Date", "Close Date", "Amount", ...Object.values(headings)],
              ...DEALS.map(({ id, stage, created, closed, amount }, place) => [
                ...[id, stage === "Engaging" ? "Negotiation" : stage, iso(created), iso(closed), String(amount)],
                ...[of(0, place), `${of(1, place)} GmbH`, of(2, place), `${of(3, place)}@mail.example`],
              ]),
            ]),
          );
          const ran = await calibrate(
            file,
            ...["--format", format, "-o", overlay],
            ...(as === undefined ? [] : ["--map", `${as}=${headings[column]}`]),
            ...(by === undefined ? [] : ["--by", by]),
            ...(where ? ["--where", `${headings[column]}=Nobody`] : []),
            ...(word === undefined ? [] : ["--map", `${word}=Nothing`]),
          );
          const told = ran.stdout + ran.stderr + readFileSync(overlay, "utf8");
          expect(names.filter((one) => told.includes(one))).toEqual([]);
        },
      ),
      { numRuns: 60 },
    );
  },
);
