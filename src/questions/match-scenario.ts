/** What a scenario is known by. */
export interface ScenarioIdentity {
  readonly name: string;
  readonly file: string;
}

/** What was found, and by what; or all that have the name, if that is none or several. */
export type ScenarioMatch<Candidate> =
  | { readonly found: Candidate; readonly matchedBy: "file" | "name" }
  | { readonly found: undefined; readonly named: readonly Candidate[] };

/**
 * Which of the candidates this scenario is: by name and file, that as given or as the repository has it, else by a name that only one
 * has. Names are compared in normal form C. `pathOf` gives a candidate's file as the repository has it, `path` is that of the scenario.
 */
export function matchScenario<Candidate extends ScenarioIdentity>(
  candidates: readonly Candidate[],
  { name, file, path }: ScenarioIdentity & { readonly path: string },
  pathOf: (file: string) => string,
): ScenarioMatch<Candidate> {
  const named = candidates.filter((candidate) => candidate.name.normalize("NFC") === name.normalize("NFC"));
  const ofFile =
    named.find((candidate) => candidate.file === file) ?? named.find((candidate) => pathOf(candidate.file) === path);
  if (ofFile !== undefined) return { found: ofFile, matchedBy: "file" };
  return named.length === 1 ? { found: named[0], matchedBy: "name" } : { found: undefined, named };
}
