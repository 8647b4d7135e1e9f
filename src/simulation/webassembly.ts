import {
  type Engine,
  type EngineFeed,
  type EngineMaker,
  type EngineMemory,
  type EnginesMaker,
  grow,
} from "./engine.js";
import { type FeedPlan, feedPlanOf } from "./feed-plan.js";
import { uncertainStreams } from "./inputs.js";
import type { KernelModule } from "./kernel-module.js";
import type { Plan } from "./plan.js";

/** The little of the standard `WebAssembly` that is used here; neither ES nor Node's types have it. */
declare const WebAssembly: {
  readonly Instance: new (module: KernelModule, imports: object) => { readonly exports: unknown };
  readonly Memory: new (size: { readonly initial: number }) => { readonly buffer: ArrayBuffer };
};

/** The place in memory of an array's header. */
type ArrayPlace = number;

/** What `assembly/kernel.ts` exports. */
interface Exports {
  readonly memory: { readonly buffer: ArrayBuffer };
  readonly create: (horizonMonths: number, startMonth: number) => void;
  readonly chooseKernel: (place: number) => void;
  readonly addStructure: () => void;
  readonly addState: (ownWorld: boolean) => void;
  readonly useLeadTable: () => void;
  readonly prepare: () => void;
  readonly drawLuck: () => void;
  readonly simulate: (first: number, end: number, keepMonths: boolean) => void;
  readonly tellMonth: (month: number) => void;
  readonly keys: () => ArrayPlace;
  readonly leadTable: () => ArrayPlace;
  readonly trials: () => ArrayPlace;
  readonly replicates: () => ArrayPlace;
  readonly leadFactors: () => ArrayPlace;
  readonly world: () => ArrayPlace;
  readonly today: () => ArrayPlace;
  readonly monthly: () => ArrayPlace;
  readonly upTo: () => ArrayPlace;
  readonly outcomesUpTo: () => ArrayPlace;
  readonly outcomesAlone: () => ArrayPlace;
  readonly overflow: () => ArrayPlace;
  readonly setup: (structure: number, state: number) => ArrayPlace;
  readonly effects: (structure: number, state: number) => ArrayPlace;
  readonly stateWorld: (structure: number, state: number) => ArrayPlace;
  readonly tally: (structure: number) => ArrayPlace;
  readonly outcomes: (structure: number) => ArrayPlace;
}

const PAGE_BYTES = 65_536;

/** Pages that a kernel begins with, which hold what the module itself brings; it takes more as it grows. */
const FIRST_PAGES = 16;

/**
 * A kernel takes its memory for a new one. The pages that one begins with must be zeros, and another may have used them; what it takes
 * beyond it clears itself, array by array.
 */
function instanceOf(module: KernelModule, memory: EngineMemory = {}): unknown {
  if (memory.held === undefined) memory.held = new WebAssembly.Memory({ initial: FIRST_PAGES });
  else new Uint8Array(memory.held.buffer, 0, FIRST_PAGES * PAGE_BYTES).fill(0);
  return new WebAssembly.Instance(module, { env: { abort: failed, memory: memory.held } }).exports;
}

/** Engines from the compiled kernel. */
export function webAssemblyEngine(module: KernelModule): EngineMaker {
  return (plan, memory) => {
    const kernel = instanceOf(module, memory) as Exports;
    kernel.create(plan.horizonMonths, plan.startMonth);
    grow(kernel, plan);
    return viewsOf(kernel, plan);
  };
}

/** What `assembly/lanes/kernel.as` exports beside. */
interface LaneExports extends Exports {
  readonly chooseFeed: (place: number) => void;
  readonly createFeed: (
    streams: number,
    laws: number,
    values: number,
    copies: number,
    steps: number,
    overrides: number,
    structures: number,
    strength: number,
  ) => void;
  readonly drawUniforms: () => void;
  readonly scoreUniforms: () => void;
  readonly drawValues: () => void;
  readonly passInputs: () => void;
  readonly feedKeys: () => ArrayPlace;
  readonly feedSharedStreams: () => ArrayPlace;
  readonly feedUniforms: () => ArrayPlace;
  readonly feedLaws: () => ArrayPlace;
  readonly feedParameters: () => ArrayPlace;
  readonly feedValues: () => ArrayPlace;
  readonly feedCopies: () => ArrayPlace;
  readonly feedSteps: () => ArrayPlace;
  readonly feedOverrides: () => ArrayPlace;
  readonly feedFaults: () => ArrayPlace;
}

/** Engines from the kernel compiled for lanes. */
export function laneEngine(module: KernelModule): EngineMaker {
  const make = laneEngines(module);
  return (plan, memory) => make([plan], memory)[0];
}

/** The same for plans that share their luck: see `luckKey`. */
export function laneEngines(module: KernelModule): EnginesMaker {
  return (plans, memory) => {
    const kernel = instanceOf(module, memory) as LaneExports;
    const sharedWithFirst = (plan: Plan): readonly number[] => {
      const known = uncertainStreams(plans[0]);
      return uncertainStreams(plan).map((stream) => known.indexOf(stream));
    };
    // Views hold only once the memory has grown for all of them.
    return plans
      .map((plan) => addKernel(kernel, plan))
      .map((feed, place) => {
        const choose = (): void => {
          kernel.chooseKernel(place);
          kernel.chooseFeed(place);
        };
        choose();
        if (place > 0) arraysOf(kernel).integers(kernel.feedSharedStreams()).set(sharedWithFirst(plans[place]));
        return chosenFirst(choose, viewsOf(kernel, plans[place]), feedOf(kernel, feed));
      });
  };
}

/** Adds a kernel with its feed, and says what the feed is to be told. */
function addKernel(kernel: LaneExports, plan: Plan): FeedPlan {
  kernel.create(plan.horizonMonths, plan.startMonth);
  grow(kernel, plan);
  const streams = uncertainStreams(plan);
  const feed = feedPlanOf(plan, streams);
  kernel.createFeed(
    streams.length,
    feed.laws.length / 3,
    plan.inputs.length,
    feed.copies.length / 2,
    feed.steps.length / 6,
    feed.overrides.length / 4,
    plan.structures.length,
    plan.effectStrength ?? 1,
  );
  return feed;
}

/** An engine among others of a module, chosen before it does anything. */
function chosenFirst(choose: () => void, engine: Engine, feed: EngineFeed): Engine {
  const after =
    <Given extends unknown[]>(verb: (...given: Given) => void) =>
    (...given: Given): void => {
      choose();
      verb(...given);
    };
  return {
    ...engine,
    useLeadTable: after(engine.useLeadTable),
    prepare: after(engine.prepare),
    drawLuck: after(engine.drawLuck),
    simulate: after(engine.simulate),
    tellMonth: after(engine.tellMonth),
    feed: {
      ...feed,
      drawUniforms: after(feed.drawUniforms),
      scoreUniforms: after(feed.scoreUniforms),
      drawValues: after(feed.drawValues),
      pass: after(feed.pass),
    },
  };
}

function feedOf(kernel: LaneExports, { laws, parameters, copies, steps, overrides }: FeedPlan): EngineFeed {
  const { numbers, integers } = arraysOf(kernel);
  integers(kernel.feedLaws()).set(laws);
  numbers(kernel.feedParameters()).set(parameters);
  integers(kernel.feedCopies()).set(copies);
  integers(kernel.feedSteps()).set(steps);
  integers(kernel.feedOverrides()).set(overrides);
  return {
    keys: integers(kernel.feedKeys()),
    uniforms: numbers(kernel.feedUniforms()),
    values: numbers(kernel.feedValues()),
    faults: numbers(kernel.feedFaults()),
    drawUniforms: kernel.drawUniforms,
    scoreUniforms: kernel.scoreUniforms,
    drawValues: kernel.drawValues,
    pass: kernel.passInputs,
  };
}

/** Views of the kernel's arrays. Its memory does not grow after this, so they stay valid. */
function viewsOf(kernel: Exports, plan: Plan): Engine {
  const { numbers, integers } = arraysOf(kernel);
  const trials = integers(kernel.trials());
  return {
    lanes: trials.length,
    keys: integers(kernel.keys()),
    leadTable: numbers(kernel.leadTable()),
    useLeadTable: kernel.useLeadTable,
    trials,
    replicates: integers(kernel.replicates()),
    world: numbers(kernel.world()),
    today: numbers(kernel.today()),
    leadFactors: numbers(kernel.leadFactors()),
    monthly: numbers(kernel.monthly()),
    month: {
      upTo: numbers(kernel.upTo()),
      outcomesUpTo: numbers(kernel.outcomesUpTo()),
      outcomesAlone: numbers(kernel.outcomesAlone()),
      overflow: numbers(kernel.overflow()),
    },
    tellMonth: kernel.tellMonth,
    structures: plan.structures.map(({ states }, structure) => ({
      states: states.map((_, state) => ({
        setup: numbers(kernel.setup(structure, state)),
        effects: numbers(kernel.effects(structure, state)),
        world: numbers(kernel.stateWorld(structure, state)),
      })),
      tally: numbers(kernel.tally(structure)),
      outcomes: numbers(kernel.outcomes(structure)),
    })),
    prepare: kernel.prepare,
    drawLuck: kernel.drawLuck,
    simulate: kernel.simulate,
  };
}

/** Arrays by the places of their headers. */
function arraysOf({ memory: { buffer } }: Exports) {
  return {
    numbers: (place: ArrayPlace) => new Float64Array(buffer, ...extent(buffer, place, 8)),
    integers: (place: ArrayPlace) => new Int32Array(buffer, ...extent(buffer, place, 4)),
  };
}

/** Start in bytes and length in elements. An AssemblyScript header is: buffer, start and length, the last two in bytes. */
function extent(buffer: ArrayBuffer, place: ArrayPlace, elementBytes: number): [number, number] {
  const [, start, bytes] = new Uint32Array(buffer, place, 3);
  return [start, bytes / elementBytes];
}

function failed(): never {
  throw new Error("The kernel failed.");
}
