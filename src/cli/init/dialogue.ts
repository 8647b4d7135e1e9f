import { cancel, confirm, intro, isCancel, multiselect, select, text } from "@clack/prompts";
import { TEAM_ROWS } from "../../assumptions/teams.js";
import type { Team } from "../../organisation/structure.js";
import type { Answers } from "./answers.js";
import { faultOfAssumption, faultOfName, faultOfPosts } from "./answer-faults.js";
import { CHARTS, type ChartId } from "./charts.js";

/** Left by the user, who wants nothing written. */
class Left extends Error {}

function answered<Value>(value: Value): Exclude<Value, symbol> {
  if (isCancel(value)) throw new Left();
  return value as Exclude<Value, symbol>;
}

/** Asks for a company on the terminal; undefined if the user leaves it. */
export async function askAnswers(): Promise<Answers | undefined> {
  const end = listenForEnd();
  intro("A scenario of your own. Enter takes what is proposed, esc or ctrl-c leaves; all can be changed later.");
  try {
    return await ask(end.signal);
  } catch (error) {
    if (!(error instanceof Left)) throw error;
    cancel("Nothing was written.");
    return undefined;
  } finally {
    end.release();
  }
}

/** Aborts at the end of the input, ctrl-d or a terminal that is gone: the prompts would wait for ever. */
function listenForEnd() {
  const ended = new AbortController();
  const end = (): void => {
    ended.abort();
  };
  const onKey = (_: unknown, key: { readonly name?: string; readonly ctrl?: boolean } | undefined): void => {
    if (key?.ctrl === true && key.name === "d") end();
  };
  process.stdin.on("keypress", onKey).on("end", end);
  const release = (): void => {
    process.stdin.off("keypress", onKey).off("end", end);
  };
  return { signal: ended.signal, release };
}

async function ask(signal: AbortSignal): Promise<Answers> {
  const askText = textsUntil(signal);
  const name = await askText("What is it to be called?", "Our options", faultOfName);
  const posts: Partial<Record<Team, number>> = {};
  for (const { id, label, posts: usual } of TEAM_ROWS)
    posts[id] = Number(
      await askText(`How many people in ${label}?`, String(usual), (given) => faultOfPosts(id, given)),
    );
  const today = answered(
    await select<ChartId>({
      signal,
      message: "Who leads marketing and sales today?",
      options: CHARTS.map(({ id, label }) => ({ value: id, label })),
    }),
  );
  const asked = answered(
    await confirm({ signal, message: "Does anyone ask marketing for revenue today?", initialValue: false }),
  );
  const askAssumption = (message: string, id: string, proposed: string): Promise<string> =>
    askText(`${message} (a number, or \`a to b\`)`, proposed, (given) => faultOfAssumption(id, given));
  const leads = await askAssumption(
    "How many leads does marketing bring in a month?",
    "market.leads_per_month",
    "180 to 370",
  );
  const customers = await askAssumption("How many customers are there?", "customers.initial", "400");
  const others = CHARTS.filter(({ id }) => id !== today);
  const compared = answered(
    await multiselect<ChartId>({
      signal,
      message: "What is it to be compared with? (space chooses, enter goes on)",
      options: others.map(({ id, label }) => ({ value: id, label })),
      initialValues: others.map(({ id }) => id),
      required: true,
    }),
  );
  return { name, posts: posts as Answers["posts"], today, asked, leads, customers, compared };
}

type AskText = (message: string, proposed: string, fault: (given: string) => string | undefined) => Promise<string>;

const textsUntil =
  (signal: AbortSignal): AskText =>
  async (message, proposed, fault) => {
    const validate = (given: string | undefined) => fault(orProposed(given, proposed));
    const given = answered(await text({ signal, message, placeholder: proposed, defaultValue: proposed, validate }));
    return orProposed(given, proposed);
  };

const orProposed = (given: string | undefined, proposed: string): string =>
  given === undefined || given.trim() === "" ? proposed : given.trim();
