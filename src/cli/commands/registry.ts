import type { Command } from "./command.js";
import { COMPLETION } from "./completion.js";
import { INIT } from "./init.js";
import { SCHEMA } from "./schema.js";
import { WORK_FOR_QUEUE } from "./worker.js";

/** In the order of the program's help, after the questions. */
export const COMMANDS: readonly Command[] = [INIT, WORK_FOR_QUEUE, SCHEMA, COMPLETION];
