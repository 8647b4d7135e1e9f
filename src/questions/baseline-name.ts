/** A baseline's file: a name without extension stands for `name.baseline.json` in the working folder. */
export const baselineFile = (name: string): string => (/\.json$/iu.test(name) ? name : `${name}.baseline.json`);
