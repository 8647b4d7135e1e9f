import puppeteer, { type Browser, type Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { MovedAnswer } from "../../src/analysis/what-if/answer.js";
import { figuresOfPage, figuresOfRun } from "./support/figures.js";
import { pageFile, type PageFile } from "./support/page-file.js";
import { needed } from "./support/programs.js";

const YEAR = ["scenarios/five-structures.yaml", "--horizon", "12"];
const executablePath = needed("firefox-esr", "firefox");

/** The page's types are none of this test's. */
interface WithAttributes {
  readonly getAttribute: (name: string) => string | null;
}

const attribute = (page: Page, selector: string, name: string): Promise<string> =>
  page.$eval(selector, (element, wanted) => (element as unknown as WithAttributes).getAttribute(wanted) ?? "", name);

describe.skipIf(executablePath === undefined)("the live what-if in Firefox", () => {
  let browser: Browser;
  let file: PageFile;

  beforeAll(async () => {
    file = await pageFile(["run", ...YEAR, "--trials", "300"]);
    browser = await puppeteer.launch({ browser: "firefox", executablePath: executablePath ?? "", headless: true });
  }, 120_000);

  afterAll(async () => {
    await browser.close();
    file.remove();
  });

  test("it begins with the command line's figures, and a slider moves them", async () => {
    const page = await browser.newPage();
    await page.goto(file.url);
    await page.waitForSelector("#what-if-form[data-start]", { timeout: 60_000 });
    const start = await attribute(page, "#what-if-form", "data-start");
    const figures = await figuresOfRun([...YEAR, "--trials", "2000"]);
    expect(figuresOfPage(JSON.parse(start) as MovedAnswer)).toEqual(figures);
    await page.focus(".what-if-slider input");
    await page.keyboard.press("End");
    await page.waitForSelector("#what-if-table[aria-busy=false][data-answer*=change]", { timeout: 60_000 });
    const answer = await attribute(page, "#what-if-table", "data-answer");
    expect(figuresOfPage(JSON.parse(answer) as MovedAnswer)).not.toEqual(figures);
  }, 150_000);
});
