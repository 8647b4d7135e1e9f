/** Every format, and the extension of files in it; one without is for the terminal or a log only. */
export const FORMAT_EXTENSIONS = {
  table: undefined,
  md: ".md",
  html: ".html",
  csv: ".csv",
  json: ".json",
  yaml: ".yaml",
  junit: ".xml",
  tap: ".tap",
  github: undefined,
  xlsx: ".xlsx",
  parquet: ".parquet",
} as const;

export type FormatId = keyof typeof FORMAT_EXTENSIONS;

/** Formats for files only, since no terminal shows them: bytes, and pages. */
const FILES_ONLY = ["html", "xlsx", "parquet"] as const satisfies readonly FormatId[];

export type FileFormat = (typeof FILES_ONLY)[number];
export type TextFormat = Exclude<FormatId, FileFormat>;

export const isTextFormat = (id: FormatId): id is TextFormat => !(FILES_ONLY as readonly FormatId[]).includes(id);

/** Those of these formats that files may have, by extension. */
export function fileFormats(ids: readonly FormatId[]): Readonly<Record<string, FormatId>> {
  return Object.fromEntries(
    ids.flatMap((id) => {
      const extension = FORMAT_EXTENSIONS[id];
      return extension === undefined ? [] : [[extension, id] as const];
    }),
  );
}
