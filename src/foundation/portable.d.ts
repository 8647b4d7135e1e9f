/**
 * Whole numbers in the sources that are also compiled to WebAssembly: there an index must be a 32-bit integer, and `number`
 * is a 64-bit float. To TypeScript both are numbers.
 */
declare type i32 = number;
