import type { Worker } from "node:worker_threads";
import { startThread } from "../workers/thread.js";
import type { Part } from "./unit.js";

/** What is posted to a thread. */
export interface UnitOrder {
  readonly parts: readonly Part[];
}

/** What comes back. */
export type UnitAnswer = { readonly bytes: Uint8Array } | { readonly failure: string };

/** Threads that simulate units, so that the event loop is free to tell a queue that they are still at it. */
export interface UnitThreads {
  /** As `simulatedUnit`; at most as many at once as there are threads. Rejects when its thread fails, whose place another takes. */
  readonly simulate: (parts: readonly Part[]) => Promise<Uint8Array>;
  /** Ends them at once, whatever they are at; what is under way rejects. */
  readonly dismiss: () => void;
}

export function unitThreads(): UnitThreads {
  const idle: Worker[] = [];
  const busy = new Map<Worker, (reason: Error) => void>();
  const simulate: UnitThreads["simulate"] = (parts) =>
    new Promise((resolve, reject) => {
      const thread = idle.pop() ?? startThread();
      // All listeners of a thread must not be removed: its own are among them.
      const end = (): void => {
        thread.off("message", answered).off("error", fail).off("exit", ended);
        busy.delete(thread);
      };
      const lose = (reason: Error): void => {
        end();
        thread.on("error", () => undefined);
        void thread.terminate();
        reject(reason);
      };
      const fail = (reason: Error): void => {
        lose(new Error(`its thread failed: ${reason.message}`, { cause: reason }));
      };
      const ended = (code: number): void => {
        lose(new Error(`its thread ended with code ${code}`));
      };
      const answered = (answer: UnitAnswer): void => {
        end();
        idle.push(thread);
        if ("bytes" in answer) resolve(answer.bytes);
        else reject(new Error(answer.failure));
      };
      busy.set(thread, lose);
      thread.on("message", answered).on("error", fail).on("exit", ended);
      thread.postMessage({ parts } satisfies UnitOrder);
    });
  return {
    simulate,
    dismiss: () => {
      for (const lose of [...busy.values()]) lose(new Error("it was interrupted"));
      for (const thread of idle.splice(0)) void thread.terminate();
    },
  };
}
