import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import axe from "axe-core";
import { chromium, type Browser, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { pageFile, type PageFile } from "./support/page-file.js";
import { needed, programPath } from "./support/programs.js";

const executablePath = needed("chromium", "chromium-browser", "google-chrome");

/** Page by page, down to what share of its height something is printed. */
function printedShares(pdf: string): number[] {
  const images = execFileSync("pdftoppm", ["-r", "36", "-gray", pdf], { maxBuffer: 1e9 });
  const shares: number[] = [];
  // Portable graymaps, one behind the other (Netpbm, "PGM Format Specification").
  for (let at = 0; at < images.length;) {
    const found = /^P5\s+(\d+)\s+(\d+)\s+255\s/u.exec(images.toString("latin1", at, at + 40));
    if (found === null) throw new Error("no graymap");
    const [header, width, height] = found;
    at += header.length;
    const pixels = images.subarray(at, at + Number(width) * Number(height));
    shares.push(pixels.findLastIndex((grey) => grey < 200) / pixels.length);
    at += pixels.length;
  }
  return shares;
}

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[];
}

describe.skipIf(executablePath === undefined)("a page in Chromium", () => {
  let browser: Browser;
  let file: PageFile;

  beforeAll(async () => {
    file = await pageFile(["report", "scenarios/five-structures.yaml", "--trials", "500"]);
    browser = await chromium.launch({ executablePath: executablePath ?? "", args: ["--no-sandbox"] });
  }, 180_000);

  afterAll(async () => {
    await browser.close();
    file.remove();
  });

  const opened = async (options: Parameters<Browser["newPage"]>[0], hash = ""): Promise<Page> => {
    const page = await browser.newPage(options);
    await page.goto(file.url + hash);
    if (options?.javaScriptEnabled !== false) await page.waitForSelector("#what-if-form[data-start]");
    return page;
  };

  const moved = "#structures.leader-who-understands-both.mandate=drive&effects=0.5";
  test.each([
    ["light", 1280, ""],
    ["dark", 1280, moved],
    ["light", 390, moved],
    ["dark", 390, ""],
  ] as const)("axe finds no violation: %s, %d px wide, %s", async (colorScheme, width, hash) => {
    const page = await opened({ colorScheme, viewport: { width, height: 900 }, bypassCSP: true }, hash);
    if (hash !== "") await page.waitForSelector("#what-if-table[aria-busy=false][data-answer*=change]");
    await page.evaluate(axe.source);
    // The text of a program, not a function: the page's types are none of this test's.
    const found = await page.evaluate<readonly Violation[]>(
      "axe.run({ resultTypes: ['violations'] }).then(({ violations }) => violations)",
    );
    const told = found.map(({ id, nodes }) => [
      id,
      nodes.slice(0, 2).map(({ html, failureSummary }) => [html, failureSummary]),
    ]);
    expect(told).toEqual([]);
    await page.close();
  });

  test("nothing is wider than a phone", async () => {
    const page = await opened({ viewport: { width: 390, height: 800 } }, moved);
    expect(await page.locator("html").evaluate((element) => (element as { scrollWidth: number }).scrollWidth)).toBe(
      390,
    );
    await page.close();
  });

  test("long names widen no page, and no name of a chart runs into its figures", async () => {
    const scenario = join(file.folder, "long.yaml");
    const teams = "{ reports_to: { sales: ceo, marketing: ceo }, mandate: none }";
    writeFileSync(
      scenario,
      `horizon: 12\ntrials: 60\ntoday: now\ntransition: { after: 1 }\nstructures:\n  now: ${teams}\n  marketing_and_sales_report_to_one_head_of_revenue: { reports_to: { sales: ceo, marketing: sales } }\n  ${"a".repeat(100)}: ${teams}\n`,
    );
    const long = await pageFile(["run", scenario, "--series", "objective"]);
    const page = await browser.newPage({ viewport: { width: 390, height: 800 } });
    await page.goto(long.url);
    await page.waitForSelector("#what-if-form[data-start]");
    // The text of a program: the page's types are none of this test's.
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(390);
    const overlapping = `[...document.querySelectorAll(".chart svg")].flatMap((chart) => {
      const boxes = [...chart.querySelectorAll("text")].map((text) => [text.textContent, text.getBoundingClientRect()]);
      return boxes.flatMap(([a, one], at) => boxes.slice(at + 1).flatMap(([b, other]) =>
        one.left < other.right && other.left < one.right && one.top + 4 < other.bottom && other.top + 4 < one.bottom ? [[a, b]] : []));
    })`;
    expect(await page.evaluate(overlapping)).toEqual([]);
    await page.goto(file.url);
    expect(await page.evaluate(overlapping)).toEqual([]);
    await page.close();
    long.remove();
  });

  test.each([390, 800])("no word of a table is broken within, %d px wide", async (width) => {
    const page = await opened({ viewport: { width, height: 800 } });
    const broken = `[...document.querySelectorAll("details")].forEach((one) => { one.open = true; }),
      [...document.querySelectorAll("th, td")].flatMap((cell) => {
        const texts = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
        const found = [];
        for (let text = texts.nextNode(); text; text = texts.nextNode())
          for (const { 0: word, index } of text.data.matchAll(/[\\p{L}\\d]+/gu)) {
            const range = document.createRange();
            range.setStart(text, index);
            range.setEnd(text, index + word.length);
            if (new Set([...range.getClientRects()].map(({ top }) => top)).size > 1) found.push(word);
          }
        return found;
      })`;
    expect(await page.locator("td").count()).toBeGreaterThan(100);
    expect(await page.evaluate(broken)).toEqual([]);
    await page.close();
  });

  test("without scripts it reads fully, and says where to move things", async () => {
    const page = await opened({ javaScriptEnabled: false });
    const text = await page.locator("main").innerText();
    expect(text).toContain("both-to-the-ceo");
    expect(text).toContain("orgfunnel run five-structures.yaml --set");
    expect(await page.locator("#what-if-form").isVisible()).toBe(false);
    await page.close();
  });

  test("where WebAssembly is refused the model runs as JavaScript, to the same figures", async () => {
    const start = async (url: string): Promise<string | null> => {
      const page = await browser.newPage();
      await page.goto(url);
      await page.waitForSelector("#what-if-form[data-start]");
      const figures = await page.locator("#what-if-form").getAttribute("data-start");
      await page.close();
      return figures;
    };
    const stricter = join(file.folder, "stricter.html");
    writeFileSync(stricter, file.text.replace(" 'wasm-unsafe-eval'", ""));
    expect(file.text).toContain("'wasm-unsafe-eval'");
    expect(await start(`file://${stricter}`)).toBe(await start(file.url));
  });

  test("printed, no text is smaller than eight points", async () => {
    // As wide as A4 between its margins.
    const page = await opened({ viewport: { width: 695, height: 900 } });
    await page.emulateMedia({ media: "print" });
    const sizes = await page.evaluate<
      readonly number[]
    >(`[...document.querySelectorAll("text, td, th, dt, dd, p, li, .tag")]
      .filter((one) => one.textContent.trim() !== "" && one.getBoundingClientRect().height > 0)
      .map((one) => 0.75 * parseFloat(getComputedStyle(one).fontSize) * (one.getScreenCTM?.().a ?? 1))`);
    expect(sizes.length).toBeGreaterThan(200);
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(8);
    await page.close();
  });

  test("on a phone the heading of a table stays where it is seen", async () => {
    const page = await opened({ viewport: { width: 390, height: 800 } });
    const widest =
      await page.evaluate(`[...document.querySelectorAll("details")].forEach((one) => { one.open = true; }),
      Math.max(...[...document.querySelectorAll(".caption, caption")].map((one) => one.getBoundingClientRect().right))`);
    expect(widest).toBeGreaterThan(200);
    expect(widest).toBeLessThanOrEqual(390);
    await page.close();
  });

  test.skipIf(programPath("pdfinfo", "pdftoppm") === undefined)(
    "printed it takes eight pages of A4 at most, and fills them",
    async () => {
      const page = await opened({});
      const pdf = join(file.folder, "page.pdf");
      await page.pdf({ path: pdf, preferCSSPageSize: true });
      // The last one ends where it ends; of the others a third at most is left empty.
      const fills = printedShares(pdf);
      for (const share of fills.slice(0, -1)) expect(share).toBeGreaterThan(0.66);
      const pages = /Pages:\s+(\d+)/u.exec(execFileSync("pdfinfo", [pdf], { encoding: "utf8" }))?.[1];
      expect(Number(pages)).toBeGreaterThan(2);
      expect(Number(pages)).toBeLessThanOrEqual(8);
      await page.close();
    },
  );
});
