import { writeFileSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { chromium, type Browser, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { MovedAnswer } from "../../src/analysis/what-if/answer.js";
import { figuresOfPage, figuresOfRun } from "./support/figures.js";
import { pageFile, type PageFile } from "./support/page-file.js";
import { needed } from "./support/programs.js";

/** A year: the model runs dozens of times, and two take twice as long. */
const RUN = ["scenarios/five-structures.yaml", "--trials", "2000", "--horizon", "12"];
const executablePath = needed("chromium", "chromium-browser", "google-chrome");

/** The page's types are none of this test's. */
interface Box {
  readonly getBoundingClientRect: () => { readonly top: number };
}

describe.skipIf(executablePath === undefined)("the live what-if in Chromium", () => {
  let browser: Browser;
  let file: PageFile;
  let page: Page;
  const said: string[] = [];

  beforeAll(async () => {
    file = await pageFile(["run", ...RUN]);
    browser = await chromium.launch({ executablePath: executablePath ?? "", args: ["--no-sandbox"] });
    page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    page.on("console", (message) => said.push(message.text()));
    page.on("pageerror", (error) => said.push(String(error)));
  }, 120_000);

  afterAll(async () => {
    await browser.close();
    file.remove();
  });

  const form = () => page.locator("#what-if-form");
  const slider = (place = 0) => page.locator(".what-if-slider input").nth(place);
  const headline = () => page.locator("#what-if-headline");
  const open = async (hash = "") => {
    await page.goto("about:blank");
    await page.goto(file.url + hash);
    await page.waitForSelector("#what-if-form[data-start]");
  };
  /** The answer that stands once the hand has come to rest. */
  const answered = async (): Promise<MovedAnswer> => {
    await page
      .waitForSelector('#what-if-table[aria-busy=false][data-answer*="\\"trials\\":2000"]')
      .catch(async (reason: unknown) => {
        throw new Error(`no answer came: ${[await shownNow(), ...said].join(" | ")}`, { cause: reason });
      });
    return JSON.parse((await page.locator("#what-if-table").getAttribute("data-answer")) ?? "") as MovedAnswer;
  };
  /** What the page says of its model, for who reads of a test that failed. */
  const shownNow = async (): Promise<string> => {
    const basis = await page.locator("#what-if-basis").textContent();
    const isBusy = await page.locator("#what-if-table").getAttribute("aria-busy");
    return `${String(basis)} (busy: ${String(isBusy)}, ${page.url().slice(-80)})`;
  };

  test("at the start its figures are the command line's, bit for bit, and the stored ones stand", async () => {
    await open();
    const start = JSON.parse((await form().getAttribute("data-start")) ?? "") as MovedAnswer;
    expect(figuresOfPage(start)).toEqual(await figuresOfRun(RUN));
    expect(await headline().textContent()).toMatch(/^both-to-the-ceo is ahead: value/u);
    expect(await page.locator("#what-if-basis").textContent()).toBe("As stored, of 2,000 trials.");
  });

  test("a slider fixes an assumption; the address keeps it over a reload; reset takes it back", async () => {
    await open();
    const before = await page.locator("#what-if-table").textContent();
    await slider().focus();
    await page.keyboard.press("End");
    const moved = await answered();
    expect(moved.structures.some(({ change }) => Math.abs(change?.mean ?? 0) > 0)).toBe(true);
    expect(await page.locator(".what-if-slider output").first().textContent()).toMatch(/^fixed at /u);
    await page.waitForURL(/#.*=/u);
    await page.reload();
    await page.waitForSelector("#what-if-form[data-start]");
    expect(await answered()).toEqual(moved);
    await page.getByRole("button", { name: "Back to the start" }).click();
    await page.waitForURL(/#what-if$/u);
    expect(await page.locator("#what-if-table").textContent()).toBe(before);
    expect(await page.locator(".what-if-slider output").first().textContent()).toMatch(/as assumed$/u);
  });

  test("what is exported gives the command line the same numbers, bit for bit", async () => {
    await open();
    await slider(1).fill(String(Number(await slider(1).getAttribute("min")) + 7));
    await page.locator("select").nth(1).selectOption("drive");
    await page.locator('.what-if-structure input[type="number"]').nth(1).fill("12");
    await page.locator(".what-if-slider input").last().fill("10");
    const moved = await answered();
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Save as a scenario overlay" }).click(),
    ]);
    const overlay = join(file.folder, "what-if.yaml");
    await download.saveAs(overlay);
    const text = readFileSync(overlay, "utf8");
    expect(text).toMatch(/^assumptions:\n {2}"[a-z_.]+": \S+\nstructures:\n/mu);
    expect(text).toContain("effects: 0.5\n");
    const again = await figuresOfRun([...RUN, "--params", overlay]);
    expect(figuresOfPage(moved)).toEqual(again);
    writeFileSync(overlay, text.replace("effects: 0.5", "effects: 0.55"));
    const other = await figuresOfRun([...RUN, "--params", overlay]);
    expect(figuresOfPage(moved)).not.toEqual(other);
  });

  /** On a busy machine the address is written in the middle of a drag, too. */
  const settledHash = async (): Promise<string> => {
    for (;;) {
      const before = page.url();
      await page.waitForTimeout(600);
      if (page.url() === before) return new URL(before).hash;
    }
  };

  test("while dragging the latest position wins", async () => {
    await open();
    const first = Number(await slider().getAttribute("min"));
    for (let step = 0; step < 40; step++) {
      await slider().evaluate((element, value) => {
        const range = element as unknown as { value: string; dispatchEvent: (event: Event) => void };
        range.value = String(value);
        range.dispatchEvent(new Event("input", { bubbles: true }));
      }, first + step);
    }
    await slider().dispatchEvent("change");
    const dragged = await answered();
    // The address is written a moment after the last move, which may be after the answer.
    await page.waitForURL(/#.*=/u);
    await open(await settledHash());
    expect(await answered()).toEqual(dragged);
    expect(await slider().inputValue()).toBe(String(first + 39));
  });

  const told = () => page.locator("#what-if-told");

  test("nonsense in the address moves nothing, is told, and does not stay there", async () => {
    await open("#funnel.deal_value=zero&structures.nobody.mandate=drive&effects=-3&effects=");
    expect(await page.locator("#what-if-basis").textContent()).toBe("As stored, of 2,000 trials.");
    expect(await told().textContent()).toBe(
      "Not taken from the address: funnel.deal_value=zero, structures.nobody.mandate=drive, effects=-3, effects=.",
    );
    await page.waitForURL(/#what-if$/u);
    await open("#effects=0.5&effects.x=1");
    await answered();
    await page.waitForURL(/#effects=0.5$/u);
    await slider().press("End");
    expect(await told().isVisible()).toBe(false);
  });

  test("a field for posts is left alone while it is typed in; nonsense is told and set back", async () => {
    await open();
    const field = page.locator('.what-if-structure input[type="number"]').first();
    const before = await field.inputValue();
    await field.focus();
    for (let at = 0; at < before.length; at++)
      await page.keyboard.press("End").then(() => page.keyboard.press("Backspace"));
    expect(await field.inputValue()).toBe("");
    await page.waitForTimeout(600);
    expect(await field.inputValue()).toBe("");
    await page.keyboard.type("9");
    await page.keyboard.press("Enter");
    await answered();
    expect(await field.inputValue()).toBe("9");
    for (const nonsense of ["-3", "1e1", "99", ""]) {
      await field.fill(nonsense);
      await page.keyboard.press("Enter");
      expect([nonsense, await field.inputValue()]).toEqual([nonsense, "9"]);
      expect(await told().textContent()).toMatch(/is no whole number from 1 to \d+, so it is 9 again\.$/u);
    }
    await field.fill("8");
    expect(await told().isVisible()).toBe(false);
  });

  test("of what is half typed no beginning is taken: the field says that it is refused, and things stand as before", async () => {
    await open();
    const before = await page.locator("#what-if-table").textContent();
    const field = page.locator('.what-if-structure input[type="number"]').first();
    const stood = await field.inputValue();
    for (const half of ["1e1", "3.5", "999", "1e", "-3"]) {
      await field.focus();
      await field.press("ControlOrMeta+a");
      await page.keyboard.type(half);
      expect([half, await field.getAttribute("aria-invalid")]).toEqual([half, "true"]);
      expect(await told().textContent()).toMatch(/is no whole number from 1 to \d+, so it is \d+ still\.$/u);
      await page.waitForTimeout(500);
      expect([half, await page.locator("#what-if-table").textContent()]).toEqual([half, before]);
      expect(new URL(page.url()).hash).not.toContain("=");
      await page.keyboard.press("Tab");
      expect([half, await field.inputValue(), await field.getAttribute("aria-invalid")]).toEqual([
        half,
        stood,
        "false",
      ]);
      expect(await told().textContent()).toMatch(/ again\.$/u);
    }
  });

  test("an address of no place in the page is told, where it is seen, and moves nothing", async () => {
    await open("#nowhere");
    expect(await told().textContent()).toBe("Not taken from the address: nowhere.");
    await expect
      .poll(() => told().evaluate((one) => (one as unknown as Box).getBoundingClientRect().top))
      .toBeLessThan(900);
    await open("#assumptions");
    expect(await told().isVisible()).toBe(false);
    await open("#effects=0.5&nowhere");
    await answered();
    expect(await told().textContent()).toBe("Not taken from the address: nowhere.");
  });

  test("the address keeps what was moved when a link of the menu is followed", async () => {
    await open("#effects=0.5");
    const moved = await answered();
    await page.locator('nav a[href="#assumptions"]').click();
    const top = () =>
      page.locator("#assumptions").evaluate((one) => (one as unknown as Box).getBoundingClientRect().top);
    await expect.poll(top, { timeout: 10_000 }).toBeLessThan(900);
    await expect.poll(() => new URL(page.url()).hash).toBe("#effects=0.5");
    await page.reload();
    await page.waitForSelector("#what-if-form[data-start]");
    expect(await answered()).toEqual(moved);
  });

  test("by keyboard alone: every control is reached and moves", async () => {
    await open();
    await slider().focus();
    await page.keyboard.press("ArrowRight");
    await answered();
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    expect(await page.locator("#what-if-basis").textContent()).toBe("As stored, of 2,000 trials.");
    const reached = new Set([(await page.locator(":focus").getAttribute("data-control")) ?? ""]);
    for (let step = 0; step < 60 && (await page.locator("summary:focus").count()) === 0; step++) {
      await page.keyboard.press("Tab");
      reached.add((await page.locator(":focus").getAttribute("data-control")) ?? "");
    }
    const all = await page.locator("[data-control]").evaluateAll((elements) => elements.length);
    // And what is no control.
    expect(reached.size).toBe(all + 1);
  });

  test("the policy was never offended, and nothing went wrong", () => {
    expect(said).toEqual([]);
  });
});
