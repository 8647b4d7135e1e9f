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
} as const;

export type FormatId = keyof typeof FORMAT_EXTENSIONS;

/** Those of these formats that files may have, by extension. */
export function fileFormats(ids: readonly FormatId[]): Readonly<Record<string, FormatId>> {
  return Object.fromEntries(
    ids.flatMap((id) => {
      const extension = FORMAT_EXTENSIONS[id];
      return extension === undefined ? [] : [[extension, id] as const];
    }),
  );
}
