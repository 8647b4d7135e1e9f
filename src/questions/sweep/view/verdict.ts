import { maximumOf, minimumOf } from "../../../foundation/extremes.js";
import { capitalised } from "../../../foundation/capitalised.js";
import { isUntold } from "../../../report/format/told.js";
import { count, showsZero } from "../../../report/format/number.js";
import { quantity, span } from "../../../report/format/quantity.js";
import { objectiveHeader } from "../../../report/outcome-text.js";
import { nameOf } from "../../../report/structure-name.js";
import { listed, sameHere } from "../../../report/verdict/words.js";
import { safest } from "../../../analysis/sweep/shortfalls.js";
import type { CountedOnce } from "../alike.js";
import type { SweepRecord, VariantRecord } from "../record.js";
import { aloneVerdict, onlyStructure } from "./alone.js";
import { allInWords, isCallClear, isOpen, tiedOf, whatIfs, winsOf } from "./call.js";
import { hasSeveralObjectives, leadScale } from "./scale.js";

/**
 * The answer in plain sentences: who is best in how many what-ifs and by how much, how many are open, and who is safest.
 * @param alike structures that are the same throughout, of which the record has one each
 */
export function sweepVerdict(record: SweepRecord, alike: CountedOnce["alike"]): string[] {
  const { variants } = record;
  const only = onlyStructure(record);
  if (only !== undefined) return aloneVerdict(record, only);
  const wins = winsOf(variants);
  const ties = tieSentences(record);
  if (wins.length === 0 && ties.length === 0) return [`No verdict: ${unknown(record, "no what-if")}.`];
  return [
    ...alike.map((ids) => sameHere(ids.map((id) => nameOf(record, id)))),
    ...(wins.length === 0 ? [] : [bestSentence(record, wins)]),
    ...ties,
    ...openSentence(variants),
    ...unknownSentence(record),
    ...safestSentence(record),
  ];
}

function bestSentence(record: SweepRecord, wins: ReturnType<typeof winsOf>): string {
  const { variants } = record;
  const [{ winner, count: most }, ...others] = wins;
  const all = whatIfs(variants.length);
  const name = nameOf(record, winner);
  const by = leadsText(record, winner);
  if (others.length === 0 && most === variants.length) return aheadEverywhere(variants, name, by);
  const rest = others.map((other) => `${nameOf(record, other.winner)} in ${count(other.count)}`);
  const found = `${name} in ${count(most)} of ${all}${by}${rest.length === 0 ? "" : `, ${listed(rest)}`}`;
  const clear = winsOf(variants.filter(isCallClear));
  if (clear.length > 1) return `Who is best depends on the what-if: ${found}.`;
  if (others.length === 0) return `${name} is best in ${count(most)} of ${all}${by}.`;
  if (clear.length === 0) return `No structure is clearly best in any what-if; ahead are ${found}.`;
  const clearly = (one: (typeof wins)[number]): string => {
    const times = clear.find(({ winner: id }) => id === one.winner)?.count ?? 0;
    return times === 0 ? "not clearly" : times === one.count ? "clearly" : `clearly in ${count(times)}`;
  };
  const behind = others.map((other) => `${nameOf(record, other.winner)} in ${count(other.count)}, ${clearly(other)}`);
  return `${name} is ahead in ${count(most)} of ${all}${by}, ${[clearly(wins[0]), ...behind].join("; ")}.`;
}

/** Best where that is clear; where it is in none, or not in all, that is said. */
function aheadEverywhere(variants: readonly VariantRecord[], name: string, by: string): string {
  const clear = variants.filter(isCallClear).length;
  const where = variants.length === 1 ? "" : ` in ${allInWords(variants.length)} what-ifs`;
  if (clear === 0) return `No clear winner: ${name} is ahead${where}${by}.`;
  return `${name} is ${clear === variants.length ? "best" : "ahead"}${where}${by}.`;
}

/** Who comes out the same, and in how many what-ifs. */
function tieSentences(record: SweepRecord): string[] {
  const { variants } = record;
  const groups = new Map<string, { readonly tied: readonly string[]; times: number }>();
  for (const tied of variants.map(tiedOf).filter(({ length }) => length > 0)) {
    const key = JSON.stringify(tied);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { tied, times: 1 });
    else group.times++;
  }
  return [...groups.values()].map(({ tied, times }) => {
    const where =
      variants.length === 1
        ? ""
        : times === variants.length
          ? ` in ${allInWords(times)} what-ifs`
          : ` in ${count(times)} of ${whatIfs(variants.length)}`;
    return `The best are the same in every trial${where}: ${listed(tied.map((id) => nameOf(record, id)))}.`;
  });
}

/** Where it leads: by how much. */
function leadsText(record: SweepRecord, structure: string): string {
  const leads = record.variants.flatMap((variant) => {
    const { winner, lead } = variant;
    return winner === structure && lead && tiedOf(variant).length === 0 ? [lead] : [];
  });
  // Leads of different outcomes have no range.
  if (leads.length === 0 || hasSeveralObjectives(record)) return "";
  const scale = leadScale(record);
  const means = leads.map(({ mean }) => mean);
  const [low, high] = [minimumOf(means), maximumOf(means)];
  const error = maximumOf(leads.map(({ standardError }) => standardError));
  const range = span(low, high, error, scale);
  return low !== high && showsZero(range.split(" to ")[0])
    ? ` by up to ${quantity(high, error, scale)}`
    : ` by ${range}`;
}

function openSentence(variants: readonly VariantRecord[]): string[] {
  const open = variants.filter(isOpen);
  if (open.length === 0) return [];
  const untold = open.filter(({ lead }) => lead !== undefined && isUntold(lead)).length;
  const all = capitalised(allInWords(open.length));
  const subject =
    variants.length === 1
      ? "It is"
      : open.length === 1
        ? "One is"
        : `${open.length === variants.length ? all : count(open.length)} are`;
  return [`${subject} too close to call${whyOpen(open.length, untold)}.`];
}

/** Of what-ifs without a verdict, beside others. */
function unknownSentence(record: SweepRecord): string[] {
  const times = record.variants.filter((one) => one.winner === undefined && tiedOf(one).length === 0).length;
  return times === 0 ? [] : [`No verdict in ${count(times)}: there ${unknown(record, "not")}.`];
}

/** Without data, or withheld. */
function unknown(record: SweepRecord, where: string): string {
  const what = hasSeveralObjectives(record) ? "objective" : objectiveHeader(record);
  return where === "not"
    ? `the ${what} of every structure is not known`
    : `in ${where} is the ${what} of every structure known`;
}

/** More trials help only where they do not tell the sign. */
function whyOpen(open: number, untold: number): string {
  if (untold === 0) return ": the lead does not matter";
  return untold === open
    ? ": these trials do not tell (--trials)"
    : `, ${count(untold)} of them since these trials do not tell (--trials)`;
}

function safestSentence(record: SweepRecord): string[] {
  const { shortfalls, variants } = record;
  const best = safest(shortfalls);
  if (best === undefined || variants.length < 2 || shortfalls.length < 2) return [];
  const scale = leadScale(record);
  const name = nameOf(record, best.structure);
  if (best.most === 0) return [];
  const figures = `largest shortfall ${quantity(best.most, 0, scale)}, mean ${quantity(best.mean, 0, scale)}`;
  return [`Safest over ${allInWords(best.cells)}: ${name} (${figures}).`];
}
