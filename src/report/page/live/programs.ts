/** The programs of a page, which the build puts here: see src/page. Sources that run as they are have none. */
declare const PAGE_PROGRAM: string | undefined;
declare const PAGE_WORKER: string | undefined;

/** What runs in the page itself; undefined where it was not built. */
export const PROGRAM = typeof PAGE_PROGRAM === "undefined" ? undefined : PAGE_PROGRAM;

/** The worker with its kernel, packed: see src/page/packed.ts. */
export const WORKER = typeof PAGE_WORKER === "undefined" ? undefined : PAGE_WORKER;
