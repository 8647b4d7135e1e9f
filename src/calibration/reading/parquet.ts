import type { FileMetaData } from "hyparquet";
import { InvalidInput, type Problem } from "../../foundation/problem.js";
import { wholeOf, type ExportFile, type TextExport } from "./export-text.js";
import { writtenRows } from "./written-rows.js";

declare module "../../foundation/problem.js" {
  interface ProblemArguments {
    "export-parquet-unreadable": { file: string };
    "export-parquet-codec": { file: string; codec: string };
    "export-parquet-large": { file: string; megabytes: number; most: number };
  }
}

/** A file of Apache Parquet. */
export const isParquet = (mark: Uint8Array): boolean => mark.length === 4 && String.fromCharCode(...mark) === "PAR1";

/** What a row group may hold unpacked: one is read as a whole, at several times its size. */
const MOST_BYTES = 80e6;
const CODECS: readonly string[] = ["UNCOMPRESSED", "SNAPPY"];

/** A Parquet file as text, row group by row group: a heading, and a line for each row. @throws InvalidInput for what cannot be read */
export async function parquetAsText(from: ExportFile, signal: AbortSignal): Promise<TextExport> {
  const { file } = from;
  const { parquetMetadataAsync, parquetRead } = await import("hyparquet");
  const whole = await wholeOf(from);
  const metadata = await parquetMetadataAsync(whole).catch(() => {
    throw problem("export-parquet-unreadable", { file });
  });
  refuse(file, metadata);
  async function* rows(): AsyncGenerator<readonly unknown[]> {
    yield headingsOf(metadata);
    let first = 0;
    for (const group of metadata.row_groups) {
      signal.throwIfAborted();
      const next = first + Number(group.num_rows);
      const read: unknown[][] = [];
      const onComplete = (own: unknown[][]): void => {
        for (const row of own) read.push(row);
      };
      await parquetRead({ file: whole, metadata, rowStart: first, rowEnd: next, onComplete }).catch(() => {
        throw problem("export-parquet-unreadable", { file });
      });
      yield* read;
      first = next;
    }
  }
  return { file, container: "parquet", bytes: () => writtenRows(rows(), signal) };
}

/** Columns that are not within others. */
function headingsOf({ schema: [root, ...elements] }: FileMetaData): string[] {
  const headings: string[] = [];
  for (let place = 0, left = root.num_children ?? 0; left > 0; left--) {
    headings.push(elements[place].name);
    // Over what is within it.
    for (let within = 1; within > 0; place++) within += (elements[place].num_children ?? 0) - 1;
  }
  return headings;
}

function refuse(file: string, { row_groups: groups }: FileMetaData): void {
  const codec = groups
    .flatMap(({ columns }) => columns.map(({ meta_data: data }) => data?.codec ?? CODECS[0]))
    .find((one) => !CODECS.includes(one));
  if (codec !== undefined) throw problem("export-parquet-codec", { file, codec });
  const largest = groups.reduce((most, { total_byte_size: size }) => Math.max(most, Number(size)), 0);
  if (largest > MOST_BYTES)
    throw problem("export-parquet-large", { file, megabytes: Math.round(largest / 1e6), most: MOST_BYTES / 1e6 });
}

const problem = <Code extends Problem["code"]>(code: Code, details: Problem<Code>["arguments"]): InvalidInput =>
  new InvalidInput([{ code, severity: "error", arguments: details }]);
