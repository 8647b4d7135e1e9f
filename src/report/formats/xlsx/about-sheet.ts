import { CALIBRATION } from "../../calibration.js";
import { failuresView } from "../../failures.js";
import type { ResultFile } from "../../result/result-file.js";
import type { View } from "../../view.js";
import type { Telling } from "../telling.js";
import { textCell, type WorkbookSheet, type SheetCell } from "./sheet.js";

/** What the first sheet tells of. */
export interface About extends Pick<Telling, "failed"> {
  readonly result: Pick<ResultFile<object>, "question" | "manifest">;
  readonly views: readonly View[];
  /** What made it, and when. */
  readonly stamp: string | undefined;
  /** Of the amounts, where all have one. */
  readonly currency: string | undefined;
  /** Names of the other sheets, and what stands in them. */
  readonly contents: readonly { readonly name: string; readonly title: string }[];
  /** What is to be told besides. */
  readonly remarks: readonly string[];
}

/** What the tables are about: the answer in words, where it comes from, what the figures mean, and which sheet holds what. */
export function aboutSheet(about: About): WorkbookSheet {
  const { result, views, stamp, currency, failed, contents, remarks } = about;
  const { manifest, question } = result;
  const rows = [
    ...(manifest.partial
      ? [row("partial", "Interrupted: this is a partial result, of what was finished by then.")]
      : []),
    ...(failed.length === 0 ? [] : viewRows(failuresView(failed))),
    ...views.flatMap(viewRows),
    row("made by", stamp ?? `orgfunnel ${manifest.version}`),
    row("question", question),
    row("version", manifest.version),
    row("date", manifest.startedAt.slice(0, DATE_LENGTH)),
    row("seed", manifest.seed ?? ""),
    row("trials", manifest.trials ?? ""),
    row("months", manifest.horizonMonths ?? ""),
    row("currency", currency ?? ""),
    ...remarks.map((text) => row("note", text)),
    row("caveat", CALIBRATION),
    ...contents.map(({ name, title }) => row(`sheet ${name}`, title)),
  ];
  return {
    title: "About",
    header: ["orgfunnel", ""],
    isFigure: [false, false],
    rows: rows.filter(([, { value }]) => value !== undefined && value !== ""),
  };
}

const DATE_LENGTH = "2026-01-31".length;

const row = (name: string, value: string | number): readonly [SheetCell, SheetCell] => [
  textCell(name, true),
  { value: value === "" ? undefined : value },
];

function viewRows({ title, header = [], verdict = [], blocks, details = [], partial, ...said }: View) {
  const { notes = [], captions, warnings } = said;
  const facts = [...blocks, ...details].flatMap((block) =>
    block.kind === "facts" && (block.heading === undefined || title === "Not answered")
      ? block.facts.map(({ name, text }) => row(name === "" ? "besides" : name, text))
      : [],
  );
  return [
    row("about", title),
    row("settings", header.join(" · ")),
    row("answer", verdict.join(" ")),
    ...facts,
    row("partial", partial ?? ""),
    ...warnings.map((text) => row("warning", text)),
    ...notes.map((text) => row("note", text)),
    ...captions.filter((text) => text !== CALIBRATION).map((text) => row("how to read", text)),
  ];
}
