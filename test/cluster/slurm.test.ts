import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { execa } from "execa";
import { afterAll, describe, expect, test } from "vitest";
import { TOPIC_TEXTS } from "../../src/cli/help/texts.js";
import { scenarioFolder } from "../cli/program.js";
import { startSlurm } from "./slurm.js";

const bin = fileURLToPath(new URL("../../bin/orgfunnel.js", import.meta.url));
const built = existsSync(new URL("../../dist/cli/main.cjs", import.meta.url));
const folder = scenarioFolder();
afterAll(folder.remove);

/** The recipe of the help topic. */
const recipe = (): string => /```bash\n(# slurm[^]*?)```/u.exec(TOPIC_TEXTS.cluster)?.[1] ?? "";

describe.skipIf(!built)("the recipe for Slurm in help cluster (needs dist/)", () => {
  test(
    "a killed task leaves its shard missing; it is done again, and merged",
    { timeout: 180_000 },
    async (context) => {
      const slurm = await startSlurm();
      if (slurm === undefined) {
        context.skip("no Slurm that starts here");
        return;
      }
      try {
        // The task of index 2 is killed when it is first done.
        writeFileSync(
          folder.path("orgfunnel"),
          `#!/bin/bash\nif [ "$1" = shard ] && [ "$SLURM_ARRAY_TASK_ID" = 2 ] && [ ! -e died ]; then touch died; kill -9 $$; fi\n` +
            `exec "${process.execPath}" "${bin}" "$@"\n`,
          { mode: 0o755 },
        );
        writeFileSync(
          folder.path("model.yaml"),
          readFileSync(folder.good, "utf8").replace("trials: 500", "trials: 3000"),
        );
        const options = {
          cwd: folder.path(""),
          env: { ...slurm.env, PATH: `${folder.path("")}:${process.env.PATH ?? ""}` },
        };
        const { all } = await execa("bash", ["-e", "-c", recipe()], { ...options, all: true });
        expect(existsSync(folder.path("died")), all).toBe(true);
        await execa(process.execPath, [bin, "run", "model.yaml", "-o", "one.json"], options);
        const resultIn = (name: string): string =>
          readFileSync(folder.path(name), "utf8").replaceAll(/"(?:jobs|startedAt|elapsedMs)": .*/gu, "");
        expect(resultIn("result.json")).toBe(resultIn("one.json"));
      } finally {
        slurm.stop();
      }
    },
  );
});
