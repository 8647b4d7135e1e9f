import { isObject } from "../../foundation/require-type.js";
import { OUTCOME_IDS, type OutcomeId } from "../../funnel/outcomes.js";
import type { Block, MonthlyOutcomes } from "../block.js";
import { decodeRecord, encodeRecord, isWhole, type Packing, type RecordFault } from "./record.js";

/** `foreign`: sound, but of another plan, program or format. */
export type BlockFault = RecordFault | "foreign";

const FORMAT = "orgfunnel-block";
const VERSION = 1;

/** What a block's record says beside its numbers. Its arrays are the outcomes, then those that `holds` names. */
interface BlockHeader {
  readonly format: typeof FORMAT;
  readonly version: typeof VERSION;
  /** Of what it is: see `planKey`. */
  readonly plan: string;
  readonly firstTrial: number;
  readonly trials: number;
  readonly replicates: number;
  readonly structures: number;
  readonly outcomes: readonly string[];
  readonly holds: readonly Held[];
  /** What its last two arrays are of, if it has outcomes month by month: their values, and what overflowed. */
  readonly monthly?: Pick<MonthlyOutcomes, "ids" | "months">;
}

const HELD = ["inputs", "tallies", "spent", "costs", "profits"] as const;
type Held = (typeof HELD)[number];

/**
 * A block as bytes, for a file, a shard or a queue: see `record.ts` for what they look like. The numbers come back bit by bit.
 * @param plan of what it is: see `planKey`
 */
export function encodeBlock(plan: string, block: Block, packing?: Packing): Uint8Array {
  const { firstTrial, trials, replicates, outcomes, outcomeIds = OUTCOME_IDS, monthly } = block;
  const samples = Math.max(1, trials * replicates);
  const holds = HELD.filter((held) => block[held] !== undefined);
  const header: BlockHeader = {
    format: FORMAT,
    version: VERSION,
    plan,
    firstTrial,
    trials,
    replicates,
    structures: outcomes.length / (samples * outcomeIds.length),
    outcomes: outcomeIds,
    holds,
    ...(monthly && { monthly: { ids: monthly.ids, months: monthly.months } }),
  };
  const months = monthly === undefined ? [] : [monthly.values, Float64Array.from(monthly.overflowed)];
  return encodeRecord(header, [outcomes, ...holds.flatMap((held) => block[held] ?? []), ...months], packing);
}

/**
 * The block that begins at `from` of some bytes, and where it ends.
 * @param plan what it must be of
 * @param mostValues the most numbers it may have
 * @param outcomeIds the outcomes it must have; default: all
 */
export function decodeBlock(
  bytes: Uint8Array,
  plan: string,
  mostValues: number,
  from = 0,
  outcomeIds?: Block["outcomeIds"],
): { readonly block: Block; readonly end: number } | BlockFault {
  const found = decodeRecord(bytes, from, mostValues);
  if (typeof found === "string") return found;
  const { header, arrays } = found.record;
  const ids = outcomeIds ?? OUTCOME_IDS;
  if (!isBlockHeader(header) || header.plan !== plan || header.outcomes.join() !== ids.join()) return "foreign";
  const { firstTrial, trials, replicates, structures, holds, monthly } = header;
  const [outcomes, ...rest] = arrays;
  if (arrays.length !== 1 + holds.length + (monthly === undefined ? 0 : 2)) return "damaged";
  if (outcomes.length !== trials * replicates * structures * ids.length) return "damaged";
  const held = Object.fromEntries(holds.map((name, place) => [name, rest[place]]));
  const months = monthly && monthlyOf(monthly, rest.slice(holds.length), trials * replicates);
  if (months === "damaged") return months;
  return {
    block: {
      firstTrial,
      trials,
      replicates,
      outcomes,
      ...(outcomeIds && { outcomeIds }),
      ...held,
      ...(months && { monthly: months }),
    },
    end: found.end,
  };
}

function monthlyOf(
  { ids, months }: NonNullable<BlockHeader["monthly"]>,
  [values, overflowed]: readonly Float64Array[],
  samples: number,
): MonthlyOutcomes | "damaged" {
  const isWhole = values.length === overflowed.length * ids.length * 2 * samples;
  return isWhole ? { ids, months, values, overflowed: Uint8Array.from(overflowed) } : "damaged";
}

function isBlockHeader(header: object): header is BlockHeader {
  const { format, version, plan, firstTrial, trials, replicates, structures, outcomes, holds, monthly } =
    header as Readonly<Partial<Record<string, unknown>>>;
  return (
    (monthly === undefined || isMonthly(monthly)) &&
    format === FORMAT &&
    version === VERSION &&
    typeof plan === "string" &&
    [firstTrial, trials, replicates, structures].every(isWhole) &&
    Array.isArray(outcomes) &&
    Array.isArray(holds) &&
    holds.every((name) => HELD.some((held) => held === name))
  );
}

function isMonthly(monthly: unknown): boolean {
  if (!isObject(monthly)) return false;
  const { ids, months } = monthly as Readonly<Record<string, unknown>>;
  return Array.isArray(ids) && ids.every((id) => OUTCOME_IDS.includes(id as OutcomeId)) && isWhole(months);
}
