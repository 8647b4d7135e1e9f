import { asciiText } from "../report/text/ascii.js";
import type { Io } from "./io.js";

/** Whether the call, or the locale it is made in, wants ASCII alone. Without any locale UTF-8 is taken for granted. */
export function isAscii(args: readonly string[], { env }: Pick<Io, "env">): boolean {
  if (args.includes("--ascii")) return true;
  const locale = [env.LC_ALL, env.LC_CTYPE, env.LANG].find((value) => value !== undefined && value !== "");
  return locale !== undefined && !/utf-?8/iu.test(locale);
}

/** Tables on stdout and all of stderr in ASCII; what programs read, such as JSON and CSV, stays as it is. */
export const inAscii = (io: Io): Io => ({
  ...io,
  ascii: true,
  stderr: (text) => {
    io.stderr(asciiText(text));
  },
});

/** How help is printed. */
export const helpOut = ({ ascii, stdout }: Io): Io["stdout"] =>
  ascii === true
    ? (text) => {
        stdout(asciiText(text));
      }
    : stdout;
