/** Put here by the build, from package.json. Sources that run as they are have none. */
declare const PACKAGE_VERSION: string | undefined;

/** Of this program; undefined where it was not built. */
export const packageVersion = typeof PACKAGE_VERSION === "undefined" ? undefined : PACKAGE_VERSION;
