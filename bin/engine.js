"use strict";

/** Whether this is V8 as Node 20 has it: flags and functions of its own, which are no public interface, were tried with that alone. */
const isOfNode20 = (version = process.versions.v8) => version.startsWith("11.3.");

module.exports = { isOfNode20 };
