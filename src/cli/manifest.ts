import { overridesOf, settingsOf } from "../questions/given.js";
import type { Call } from "../report/result/result-of.js";
import type { Calling } from "./calling.js";
import { toldDate, type Io } from "./io.js";

/** What a result file says of the call that made it. */
export function callOf(
  { declaration, given, options }: Calling,
  { question = declaration.id, startedMs }: { readonly question?: string; readonly startedMs: number },
  io: Io,
): Call {
  const jobs = Number(options.jobs);
  return {
    question,
    version: io.version(),
    overrides: overridesOf(declaration, given),
    settings: settingsOf(declaration, given),
    jobs: jobs >= 1 ? jobs : io.cores,
    startedAt: toldDate(startedMs, io),
    elapsedMs: io.now() - startedMs,
  };
}
