/** The name of a file without its folders, whichever slashes part them. */
export const baseName = (path: string): string => path.split(/[/\\]/u).at(-1) ?? path;
