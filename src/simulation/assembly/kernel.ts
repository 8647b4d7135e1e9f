import { Kernel } from "../kernel.js";

/** A WebAssembly module of kernels that share their luck: verbs and arrays are those of the one chosen. An array leaves it as the place of its header. */
export let kernel = new Kernel(0, 0, null);
const kernels: Array<Kernel> = [];

/** Adds a kernel and chooses it. */
export function create(horizonMonths: i32, startMonth: i32): void {
  kernel = new Kernel(horizonMonths, startMonth, kernels.length > 0 ? kernels[0] : null);
  kernels.push(kernel);
}

export function chooseKernel(place: i32): void {
  kernel = kernels[place];
}

export function addStructure(): void {
  kernel.addStructure();
}

export function addState(ownWorld: boolean): void {
  kernel.addState(ownWorld);
}

export function useLeadTable(): void {
  kernel.sheet.hasLeadTable = true;
}

export function prepare(): void {
  kernel.prepare();
}

export function drawLuck(): void {
  kernel.drawLuck();
}

export function simulate(first: i32, end: i32, keepMonths: boolean): void {
  kernel.simulate(first, end, keepMonths);
}

export function tellMonth(month: i32): void {
  kernel.tellMonth(month);
}

export function keys(): Int32Array {
  return kernel.sheet.keys;
}

export function leadTable(): Float64Array {
  return kernel.sheet.leadTable;
}

export function trials(): Int32Array {
  return kernel.sheet.trials;
}

export function replicates(): Int32Array {
  return kernel.sheet.replicates;
}

export function leadFactors(): Float64Array {
  return kernel.sheet.leadFactors;
}

export function world(): Float64Array {
  return kernel.world;
}

export function today(): Float64Array {
  return kernel.today;
}

export function monthly(): Float64Array {
  return kernel.monthly;
}

export function upTo(): Float64Array {
  return kernel.upTo;
}

export function outcomesUpTo(): Float64Array {
  return kernel.outcomesUpTo;
}

export function outcomesAlone(): Float64Array {
  return kernel.outcomesAlone;
}

export function overflow(): Float64Array {
  return kernel.overflow;
}

export function setup(structure: i32, state: i32): Float64Array {
  return kernel.structures[structure].states[state].setup;
}

export function effects(structure: i32, state: i32): Float64Array {
  return kernel.structures[structure].states[state].effects;
}

/** The inputs of a state: the world itself where it overrides none. */
export function stateWorld(structure: i32, state: i32): Float64Array {
  return kernel.structures[structure].states[state].world;
}

export function tally(structure: i32): Float64Array {
  return kernel.structures[structure].tally;
}

export function outcomes(structure: i32): Float64Array {
  return kernel.structures[structure].outcomes;
}
