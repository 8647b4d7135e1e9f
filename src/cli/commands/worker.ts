import { JOBS, QUIET, REDIS } from "../../questions/options/display.js";
import type { Command } from "./command.js";

export const WORK_FOR_QUEUE: Command = {
  id: "worker",
  summary: "simulate what calls with --redis ask for, until ctrl-c",
  arguments: [],
  options: {
    redis: { ...REDIS, description: "the Redis server to work for: redis:// or, for TLS, rediss://" },
    jobs: JOBS,
    quiet: { ...QUIET, description: "say only what goes wrong" },
  },
  examples: [
    ["orgfunnel worker --redis redis://127.0.0.1:6379", "works for calls with the same --redis"],
    ["REDISCLI_AUTH=... orgfunnel worker --redis rediss://queue.example", "a password that no list of processes shows"],
    ["orgfunnel help cluster", "what to install first, what survives what, and who may reach the server"],
  ],
  run: async (given, io) => {
    await (await import("../worker/work.js")).workForQueue(given, io);
  },
};
