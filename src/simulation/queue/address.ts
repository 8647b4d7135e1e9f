import { InvalidInput } from "../../foundation/problem.js";

/** Where a Redis server is. */
export interface Address {
  readonly host: string;
  readonly port: number;
  readonly username?: string;
  readonly password?: string;
  readonly db: number;
  /** Under rediss: TLS, with certificates checked. */
  readonly tls?: object;
}

const DEFAULT_PORT = 6379;

/**
 * The address in a URL: redis://[user[:password]@]host[:port][/database], or rediss:// for TLS.
 * @param password where the URL has none
 * @throws InvalidInput that does not show a password
 */
export function readAddress(text: string, password: string | undefined): Address {
  const url = urlOf(text);
  const own = url.password === "" ? password : decoded(url.password, text);
  return {
    host: url.hostname.replace(/^\[(.*)\]$/u, "$1"),
    port: url.port === "" ? DEFAULT_PORT : Number(url.port),
    ...(url.username !== "" && { username: decoded(url.username, text) }),
    ...(own !== undefined && own !== "" && { password: own }),
    db: Number(url.pathname.slice(1)),
    ...(url.protocol === "rediss:" && { tls: {} }),
  };
}

function urlOf(text: string): URL {
  if (!URL.canParse(text)) throw refused(text);
  const url = new URL(text);
  const isPlain = url.search === "" && url.hash === "" && /^(?:\/\d{0,9})?$/u.test(url.pathname);
  if (!["redis:", "rediss:"].includes(url.protocol) || url.hostname === "" || !isPlain) throw refused(text);
  return url;
}

/** An address as it may be shown: without who asks, and without a password. */
export const shownAddress = ({ host, port, db, tls }: Address): string =>
  `${tls === undefined ? "redis" : "rediss"}://${host.includes(":") ? `[${host}]` : host}:${port}${db === 0 ? "" : `/${db}`}`;

function decoded(part: string, text: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw refused(text);
  }
}

const EXPECTED =
  "redis://host:6379, redis://user:password@host:6379/0 or, for TLS, rediss://... A password with other than letters and digits " +
  "goes into REDISCLI_AUTH, or percent-encoded into the address (@ is %40, / is %2F)";

/** Whatever stands before an @ or behind a ? may be a password. */
function refused(text: string): InvalidInput {
  const found = text.replace(/^[^]*@/u, "...@").replace(/[?#][^]*$/u, "?...");
  return new InvalidInput([
    { code: "option-value", severity: "error", arguments: { option: "--redis", found, expected: EXPECTED } },
  ]);
}
