/** The built-ins of AssemblyScript that `words.ts` uses: types of that name, and conversions to them. */
declare type u64 = number;
declare function u64(x: number): u64;
declare function u32(x: number): number;
declare function i32(x: number): i32;
declare function f64(x: number): number;
/** The same bits read as another type. */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- the language is AssemblyScript
declare function reinterpret<T extends number>(x: number): T;
