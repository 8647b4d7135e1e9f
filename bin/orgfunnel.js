#!/usr/bin/env node
"use strict";

const { join } = require("node:path");
const { runProgram } = require("./compile-cache.js");

runProgram(join(__dirname, "../dist/cli/main.cjs"));
