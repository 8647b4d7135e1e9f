"use strict";

const { isOfNode20 } = require("./engine.js");

/** Four times what the engine has by itself. Those after Node 20's have no such flag, and say so aloud. */
const FLAG = "--interrupt-budget=270336";

/**
 * An everyday question is answered before most of what the engine would optimize of the program has paid for it: a tenth of the
 * processor's time of a run went there. The simulation itself is WebAssembly, which this leaves alone.
 */
function optimizeLate(version, set = (flag) => require("node:v8").setFlagsFromString(flag)) {
  if (isOfNode20(version)) set(FLAG);
}

module.exports = { optimizeLate };
