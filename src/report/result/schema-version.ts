/**
 * Version of the result file: what `-o out.json` and `--format json` write, for every question. Its names are contract: adding a
 * field is a minor version, renaming one a major one.
 */
export const RESULT_SCHEMA_VERSION = "2.0.0";
