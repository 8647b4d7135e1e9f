import { baseName } from "../../foundation/base-name.js";
import { count } from "../../report/format/number.js";
import type { View } from "../../report/view.js";
import type { CalibrateRest } from "./record.js";

/** What the exports were taken for: told first, so that a misreading shows before its figures do. */
export function understoodView({ files, lists }: Pick<CalibrateRest, "files" | "lists">): View {
  const names = files.map(({ file }) => baseName(file));
  const facts = files.flatMap((file, place) => [
    {
      // Folders only tell files of one name apart.
      name: names.filter((name) => name === names[place]).length > 1 ? file.file : names[place],
      text: `${file.kind}, read as ${file.system}: ${count(file.rows)} rows${fileNotes(file)}`,
    },
    { name: "", text: file.columns.map(({ field, column }) => `${field} = ${column}`).join(", ") },
  ]);
  return {
    title: "Understood",
    blocks: [{ kind: "facts", facts: [...facts, ...lists.flatMap(listFacts)] }],
    captions: [],
    warnings: [],
    isContinued: true,
  };
}

const SEPARATORS: Readonly<Record<string, string>> = { ",": "commas", ";": "semicolons", "|": "bars", tab: "tabs" };

function fileNotes(file: CalibrateRest["files"][number]): string {
  const {
    container,
    sheet,
    separator,
    encoding,
    dates,
    from,
    until,
    decimalComma,
    filtered,
    duplicates,
    superseded,
    short,
    totals,
    wrongDates,
    wrongAmounts,
  } = file;
  const notes = [
    ...(container === "parquet" ? ["Parquet"] : []),
    ...(sheet === undefined ? [] : [`sheet “${sheet}”`]),
    ...(separator === undefined ? [] : [`separated by ${SEPARATORS[separator] ?? separator}`]),
    ...(encoding === undefined ? [] : [encoding]),
    ...(dates === undefined ? [] : [`dates ${dates === "dmy" ? "day first" : "month first"}`]),
    ...(from === undefined || until === undefined ? [] : [`changes of ${from} to ${until}`]),
    ...(decimalComma === true ? ["decimal comma"] : []),
    ...(
      [
        [filtered, "left out by --where"],
        [duplicates, "with an id that came before"],
        [superseded, "left out, since another file has a later row of the same id"],
        [short, "without cells at the end, which are taken for empty"],
        [totals, "totals or remarks"],
        [wrongDates, wrongDates === 1 ? "date that is none" : "dates that are none"],
        [wrongAmounts, wrongAmounts === 1 ? "amount that cannot be read" : "amounts that cannot be read"],
      ] as const
    ).flatMap(([rows, what]) => (rows > 0 ? [`${count(rows)} ${what}`] : [])),
  ];
  return ` (${notes.join("; ")})`;
}

function listFacts(list: CalibrateRest["lists"][number]): { name: string; text: string }[] {
  const { kind, kept, from, until, completeFrom, dropped, won, lost, open } = list;
  const drops = dropped.map(
    ({ reason, rows, first = [] }) =>
      `${count(rows)} dropped: ${reason}${first.length === 0 ? "" : ` (${first.join(", ")}${rows > first.length ? " ..." : ""})`}`,
  );
  const words = [
    ["won", won],
    ["lost", lost],
    ["open", open],
  ] as const;
  const taken = words.flatMap(([ending, texts = []]) => (texts.length > 0 ? [`${ending}: ${texts.join(", ")}`] : []));
  return [
    { name: kind, text: [`${count(kept)} from ${from} to ${until}`, ...drops].join("; ") },
    ...(taken.length > 0 ? [{ name: "", text: `stages taken for ${taken.join("; ")}` }] : []),
    ...(completeFrom === undefined
      ? []
      : [
          {
            name: "",
            text: `what ended before ${completeFrom} is missing from the list: earlier ones count from that day on`,
          },
        ]),
  ];
}
