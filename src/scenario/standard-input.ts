/** What names standard input where a scenario is asked for. */
export const STANDARD_INPUT = "-";

/** What it is called in problems and results; files that it names are found from the working folder. */
export const STANDARD_INPUT_NAME = "standard input";

/** What to call the scenario that the user names so. */
export const shownScenario = (file: string): string => (file === STANDARD_INPUT ? STANDARD_INPUT_NAME : file);
