import { scoreSumsWidth } from "../../analysis/score-sums.js";
import { keptBlocks, type BlockSums, type SummedBlocks } from "../../analysis/block-sums.js";
import { sumsShape } from "../../analysis/comparison-sums.js";
import { paybackShape } from "../../analysis/payback.js";
import type { Scenario } from "../../scenario/scenario.js";
import { sumOf } from "../../foundation/sum.js";
import { BLOCK_TRIALS } from "../../simulation/block.js";
import { encodeRecord, isWhole, type StoredRecord } from "../../simulation/store/record.js";
import { sortedBuckets, sketchOfBuckets, type ValueSketch } from "../../statistics/value-sketch.js";
import { comparisonSettings, paybackSettings } from "../run/compared.js";
import { choiceSets } from "../run/choices.js";
import { sumsJob, type RunSums, type SummedRanges } from "../run/sums.js";
import { blockTrials } from "../../simulation/work.js";

/*
 * The sums of a shard as one record. Its arrays: the numbers of the blocks, sum by sum and in each branch by branch (see
 * `keptBlocks`), so that gzip finds what is alike; the same of paybacks; their months; the keys of all buckets of values, each less the one before it; their counts,
 * doubled, and one more where the values of a bucket are not all where it begins.
 */

const FORMAT = "orgfunnel-sums";
const VERSION = 2;
/** Sums are few: what gzip takes longer is nothing beside the simulation. */
const GZIP_LEVEL = 9;

/** @param plan see `planKey` */
export function encodeSums(
  plan: string,
  { own: { from, to } }: SummedRanges,
  { comparison, payback, choices }: RunSums,
): Uint8Array {
  const sorted = Array.from(comparison.sketches, sortedBuckets);
  const keys = sorted.flatMap((buckets) =>
    buckets.map(([key], place) => key - (place === 0 ? 0 : buckets[place - 1][0])),
  );
  const header = {
    format: FORMAT,
    version: VERSION,
    plan,
    firstTrial: from,
    trials: to - from,
    buckets: sorted.map(({ length }) => length),
    // Those in which no number overflowed.
    choices: [...choices].flatMap(([id, blocks]) => (blocks ? [id] : [])),
  };
  return encodeRecord(
    header,
    [
      bySum(comparison.blocks),
      bySum(payback?.blocks ?? []),
      Float64Array.from((payback?.months ?? []).flatMap((own) => [...own])),
      Float64Array.from([...choices.values()].flatMap((blocks) => [...bySum(blocks ?? [])])),
      Float64Array.from(keys),
      Float64Array.from(sorted.flat(), ([, bucket]) => bucket),
    ],
    GZIP_LEVEL,
  );
}

function bySum(blocks: readonly BlockSums[]): Float64Array {
  const width = blocks.at(0)?.numbers.length ?? 0;
  const turned = new Float64Array(width * blocks.length);
  blocks.forEach(({ numbers }, block) => {
    for (let sum = 0; sum < width; sum++) turned[sum * blocks.length + block] = numbers[sum];
  });
  return turned;
}

/** The most numbers that the sums of so many trials are: a few bytes of gzip can stand for gigabytes. */
export function mostSums(scenario: Scenario, ranges: SummedRanges): number {
  const { lengths, sketches } = shapeOf(scenario, ranges);
  const samples = (ranges.own.to - ranges.own.from) * scenario.plan.replicates;
  return sumOf(lengths) + 2 * sketches * samples;
}

/** What was encoded so; undefined where it is of another kind, or not whole. */
export function decodeSums(record: StoredRecord, scenario: Scenario, ranges: SummedRanges): RunSums | undefined {
  const { format, version, buckets, choices }: Partial<Record<string, unknown>> = { ...record.header };
  if (format !== FORMAT || version !== VERSION || !Array.isArray(buckets) || !buckets.every(isWhole)) return undefined;
  if (!Array.isArray(choices)) return undefined;
  const { own, pieces, judged, payback, sets, sketches, lengths: most } = shapeOf(scenario, ranges);
  const sound = sets.filter(({ id }) => choices.includes(id));
  const all = sumOf(buckets);
  const widths = sound.map(({ structures }) => scoreSumsWidth(structures) * judged.length);
  const lengths = [...most.slice(0, 3), sumOf(widths), all, all];
  if (buckets.length !== sketches || record.arrays.length !== lengths.length) return undefined;
  if (record.arrays.some(({ length }, place) => length !== lengths[place])) return undefined;
  const [numbers, paidBack, months, scores, keys, counts] = record.arrays;
  let at = 0;
  const ofSet = new Map(
    sound.map(({ id }, place) => [id, byBlock(judged, scores.subarray(at, (at += widths[place])))]),
  );
  return {
    comparison: {
      blocks: byBlock(own, numbers),
      sketches: { [Symbol.iterator]: () => sketchesOf(buckets, keys, counts) },
    },
    ...(payback.changed > 0 && {
      payback: { blocks: byBlock(pieces, paidBack), months: cutEvenly(months, payback.changed) },
    }),
    choices: new Map(sets.map(({ id }) => [id, ofSet.get(id)])),
  };
}

const NO_PAYBACK = { width: 0, changed: 0, months: 0 };

/** What sums are of: blocks of the plan, pieces of those where paybacks are, blocks of choices; and how many numbers that makes of each. */
function shapeOf(scenario: Scenario, ranges: SummedRanges) {
  const job = sumsJob(scenario, ranges.own);
  const whole = blockTrials(job.plan);
  const own = keptBlocks(ranges.own, whole);
  const pieces = job.wants.profits ? keptBlocks(ranges.own, job.blockTrials ?? whole) : [];
  const judged = keptBlocks(ranges.choices, BLOCK_TRIALS);
  const { width, sketches } = sumsShape(comparisonSettings(scenario));
  const settings = paybackSettings(scenario);
  const payback = settings ? paybackShape(settings) : NO_PAYBACK;
  const sets = choiceSets(scenario);
  const scores = sumOf(sets.map(({ structures }) => scoreSumsWidth(structures)));
  const lengths = [
    width * own.length,
    payback.width * pieces.length,
    payback.changed * payback.months,
    scores * judged.length,
  ];
  return { own, pieces, judged, payback, sets, sketches, lengths };
}

function byBlock(kept: readonly SummedBlocks[], turned: Float64Array): BlockSums[] {
  const width = turned.length / Math.max(1, kept.length);
  return kept.map((blocks, place) => ({
    ...blocks,
    numbers: Float64Array.from({ length: width }, (_, sum) => turned[sum * kept.length + place]),
  }));
}

/** One after the other: all at once they would take a hundred megabytes. */
function* sketchesOf(lengths: readonly number[], keys: Float64Array, counts: Float64Array): Generator<ValueSketch> {
  let at = 0;
  for (const length of lengths) {
    const own = counts.subarray(at, at + length);
    let key = 0;
    yield sketchOfBuckets(Array.from(own, (bucket, place) => [(key += keys[at + place]), bucket] as const));
    at += length;
  }
}

const cutEvenly = (all: Float64Array, parts: number): Float64Array[] => {
  const length = all.length / parts;
  return Array.from({ length: parts }, (_, part) => all.subarray(part * length, (part + 1) * length));
};

/** What sums answer, and nothing else: two scenarios of one plan may ask otherwise. */
export function sumsOf(scenario: Scenario) {
  const { structureIds, referenceIndex, objective } = comparisonSettings(scenario);
  const payback = paybackSettings(scenario);
  return {
    objective,
    reference: structureIds[referenceIndex],
    today: payback === undefined ? null : structureIds[payback.todayIndex],
    changed: payback?.changed ?? [],
  };
}
