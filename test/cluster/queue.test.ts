import { readFileSync, readdirSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { orgfunnel, scenarioFolder } from "../cli/program.js";
import { activeIn, installed, IS_BUILT, program, startWorker, until } from "./queue-program.js";
import { freePort, HAS_REDIS, makeCertificate, startRedis, type RedisServer } from "./redis-server.js";

const folder = scenarioFolder();
afterAll(folder.remove);

/** Units of a second and less; the fewer trials, the less time goes into statistics. */
const UNITS = 2;
const { version: VERSION } = JSON.parse(readFileSync("package.json", "utf8")) as { version: string };
const LONG = ["--trials", "1300", "--horizon", "600"];
const RUN = ["run", folder.good, ...LONG];
const resultIn = (name: string): string =>
  readFileSync(folder.path(name), "utf8").replaceAll(/"(?:jobs|startedAt|elapsedMs)": .*/gu, "");

/** A call of `run` by a queue, and what it wrote. */
function call(redis: string, name: string, more: readonly string[] = [], env: Readonly<Record<string, string>> = {}) {
  return program([...RUN, ...more, "--redis", redis, "-o", folder.path(name)], env);
}

/** Asks in this process, as the version that is built, where nobody is to be killed: a program takes half a second to begin. */
const asked = (args: readonly string[]) => orgfunnel(args, { version: () => VERSION });

async function withRedis(work: (server: RedisServer) => Promise<void>, ...given: Parameters<typeof startRedis>) {
  const server = await startRedis(...given);
  try {
    await work(server);
  } finally {
    await server.remove();
  }
}

const CHECKED = `${readFileSync(folder.good, "utf8").replace("trials: 500", "trials: 1300").replace("horizon: 3", "horizon: 600")}
checks: [{ statistic: mean, outcome: wins, structure: ceo, at_least: 1 }]
`;
let whole: string;
const isPossible = HAS_REDIS && IS_BUILT;
beforeAll(async () => {
  if (!isPossible) return;
  await program([...RUN, "-o", folder.path("whole.json")]);
  whole = resultIn("whole.json");
});

describe.skipIf(!isPossible)("--redis (needs redis-server and dist/)", () => {
  describe.concurrent("a result does not depend on the engine", { timeout: 600_000 }, () => {
    const answer = async (args: readonly string[], name: string): Promise<string> => {
      const { code, stderr } = await asked([...args, "-o", folder.path(name)]);
      expect(code, stderr).toBe(0);
      return resultIn(name);
    };

    test(
      "one thread, several, a queue, a queue with a store that is cold or warm, shards by a queue",
      { concurrent: false },
      async ({ expect }) => {
        await withRedis(async (server) => {
          const worker = await startWorker(server.url);
          const redis = ["--redis", server.url];
          const one = await answer([...RUN, "-j", "1"], "engines.json");
          // Of as many threads as there are cores.
          expect(whole).toBe(one);
          const both = [...redis, "--store", folder.path("kept")];
          for (const engine of [redis, both, both]) expect(await answer([...RUN, ...engine], "engines.json")).toBe(one);
          for (const index of ["0", "1"]) {
            const shard = ["shard", ...RUN.slice(1), "--of", "2", "--index", index, "-o", folder.path("shards")];
            expect((await asked([...shard, ...redis, "--store", folder.path("kept")])).code).toBe(0);
          }
          const shards = ["0", "1"].map((index) => folder.path(`shards/good.${index}-of-2.shard`));
          expect(await answer(["merge", ...shards], "engines.json")).toBe(one);
          expect(worker.done().length).toBeGreaterThan(1);
          await worker.end();
        });
      },
    );

    const QUESTIONS = [
      ["sweep", folder.good, "-P", "market.leads_per_month=100:250:25", "--trials", "600", "--horizon", "200"],
      // A sampling design.
      ["drivers", folder.good, "--method", "sobol", "--base-points", "40", "--horizon", "480"],
      // Decided by batches that may be too small for a queue.
      ["check", folder.write("check.yaml", CHECKED)],
      // The parts of a difference in money.
      ["why", folder.good, "ceo", "head", "--trials", "1300", "--horizon", "6", "--objective", "profit"],
    ];

    test(
      "sweep, drivers, check and why by a queue, and what was drawn for the assumptions",
      { concurrent: false },
      async ({ expect }) => {
        await withRedis(async (server) => {
          const worker = await startWorker(server.url);
          const redis = ["--redis", server.url];
          for (const question of QUESTIONS) {
            const name = `${question[0]}.json`;
            const before = worker.done().length;
            expect(await answer([...question, ...redis], name)).toBe(await answer(question, name));
            expect(question[0] === "check" || worker.done().length > before, question[0]).toBe(true);
          }
          const drawn = async (name: string, engine: readonly string[]): Promise<Buffer> => {
            const long = ["--trials", "1500", "--horizon", "600"];
            const run = ["run", folder.good, ...long, ...engine, "--samples-inputs", folder.path(name), "--quiet"];
            const { code, stderr } = await asked(run);
            expect(code, stderr).toBe(0);
            return readFileSync(folder.path(name));
          };
          const before = worker.done().length;
          const here = await drawn("here.parquet", []);
          expect((await drawn("queue.parquet", redis)).equals(here)).toBe(true);
          expect(worker.done().length).toBeGreaterThan(before);
          await worker.end();
        });
      },
    );

    test("rediss:// is TLS, and trusts no certificate that nobody has named", async ({ skip, expect }) => {
      const secure = await makeCertificate(folder.path(""));
      if (secure === undefined) {
        skip("this Redis has no TLS, or there is no openssl");
        return;
      }
      await withRedis(
        async (server) => {
          const trusting = { NODE_EXTRA_CA_CERTS: secure.certificate };
          const worker = await startWorker(server.url, trusting);
          expect((await call(server.url, "secure.json", [], trusting)).exitCode).toBe(0);
          expect([resultIn("secure.json"), worker.done().length]).toEqual([whole, UNITS]);
          for (const [url, said] of [
            [server.url, /self-signed certificate\..* NODE_EXTRA_CA_CERTS=/u],
            [
              server.url.replace("rediss:", "redis:"),
              /cannot be used: .* If it speaks TLS, its address begins with rediss:/u,
            ],
          ] as const) {
            const { code, stderr } = await asked([...RUN, "--redis", url]);
            expect([code, stderr.replaceAll(/\s+/gu, " ")]).toEqual([3, expect.stringMatching(said)]);
          }
          await worker.end();
        },
        [],
        undefined,
        secure,
      );
    });
  });

  describe.concurrent("the same bytes, nothing lost, when", () => {
    test("a worker is killed in the middle of a unit", async ({ expect }) => {
      await withRedis(async (server) => {
        const first = await startWorker(server.url);
        const calling = call(server.url, "killed-worker.json");
        await until(async () => (await activeIn(server)) > 0);
        await first.end();
        const second = await startWorker(server.url);
        expect((await calling).exitCode).toBe(0);
        expect(resultIn("killed-worker.json")).toBe(whole);
        // One that the first had finished, and had not yet said so to the queue, is done again.
        expect(new Set([...first.done(), ...second.done()]).size).toBe(UNITS);
        await second.end();
      });
    });

    test.for([
      ["yes", 0],
      ["no", 1],
    ] as const)("Redis is killed and starts again, appendonly %s", async ([appendonly, warnings], { expect }) => {
      await withRedis(
        async (server) => {
          const worker = await startWorker(server.url);
          const name = `restarted-${appendonly}.json`;
          const calling = call(server.url, name);
          await until(async () => (await activeIn(server)) > 0);
          await server.kill();
          await server.startAgain();
          const { exitCode, stderr } = await calling;
          expect([exitCode, stderr.match(/keeps nothing on disk/gu) ?? []]).toEqual([
            0,
            Array(warnings).fill("keeps nothing on disk"),
          ]);
          expect(resultIn(name)).toBe(whole);
          await worker.end();
        },
        ["--appendonly", appendonly],
      );
    });

    test("a unit is delivered twice, for its worker had stopped for a while", async ({ expect }) => {
      await withRedis(async (server) => {
        const slow = await startWorker(server.url);
        const calling = call(server.url, "twice.json");
        await until(async () => (await activeIn(server)) > 0);
        slow.running.kill("SIGSTOP");
        const other = await startWorker(server.url);
        await until(() => other.done().length > 1);
        slow.running.kill("SIGCONT");
        expect((await calling).exitCode).toBe(0);
        expect(resultIn("twice.json")).toBe(whole);
        // It goes on with what is no longer its own, and takes no harm.
        await until(() => slow.told().includes("done") || slow.told().includes("warning"));
        for (const worker of [slow, other]) await worker.end();
      });
    });

    test("the caller is killed and starts again: what is done is not done again", async ({ expect }) => {
      await withRedis(async (server) => {
        const first = call(server.url, "caller.json");
        const results = async () => (await server.client.keys("orgfunnel-result:*")).length;
        await until(async () => (await server.client.keys("orgfunnel:*:wait")).length > 0);
        // All are asked for before a worker is there.
        await until(async () => (await server.client.keys("orgfunnel:*:u*")).length === UNITS);
        first.kill("SIGKILL");
        await first;
        const worker = await startWorker(server.url);
        await until(async () => (await results()) > 0);
        expect((await call(server.url, "caller.json")).exitCode).toBe(0);
        expect(resultIn("caller.json")).toBe(whole);
        expect([worker.done().length, new Set(worker.done()).size]).toEqual([UNITS, UNITS]);
        // Results are out of Redis once they are read, and nothing else is left of the units.
        await until(async () => (await results()) === 0);
        expect(await server.client.keys("orgfunnel:*:u*")).toEqual([]);
        await worker.end();
      });
    });

    test("two callers ask at once", async ({ expect }) => {
      await withRedis(async (server) => {
        const workers = [await startWorker(server.url), await startWorker(server.url)];
        const [same, again, other] = await Promise.all([
          call(server.url, "one.json"),
          call(server.url, "two.json"),
          call(server.url, "three.json", ["--seed", "other"]),
        ]);
        expect([same.exitCode, again.exitCode, other.exitCode]).toEqual([0, 0, 0]);
        expect([resultIn("one.json"), resultIn("two.json")]).toEqual([whole, whole]);
        await program([...RUN, "--seed", "other", "-o", folder.path("other.json")]);
        expect(resultIn("three.json")).toBe(resultIn("other.json"));
        for (const worker of workers) await worker.end();
      });
    });

    test("a worker is interrupted, it hands back what it has begun", async ({ expect }) => {
      await withRedis(async (server) => {
        const first = await startWorker(server.url, { ORGFUNNEL_QUEUE_LOCK_MS: "600000" });
        const calling = call(server.url, "interrupted.json");
        await until(async () => (await activeIn(server)) > 0);
        first.running.kill("SIGTERM");
        expect((await first.running).exitCode).toBe(143);
        // Its lock would have lasted ten minutes.
        const second = await startWorker(server.url, { ORGFUNNEL_QUEUE_LOCK_MS: "600000" });
        expect((await calling).exitCode).toBe(0);
        expect(resultIn("interrupted.json")).toBe(whole);
        await second.end();
      });
    });

    test("a worker is of another version: it takes nothing, and the caller is told", async ({ expect }) => {
      await withRedis(async (server) => {
        const old = await startWorker(server.url, {}, installed(folder.path("old"), "0.1.9", true));
        const calling = call(server.url, "version.json");
        let told = "";
        calling.stderr.on("data", (text: Buffer) => (told += text.toString()));
        await until(
          () => told.replaceAll(/\s+/gu, " ").includes("workers of 0.1.9"),
          () => told,
        );
        expect(old.done()).toEqual([]);
        const right = await startWorker(server.url);
        expect((await calling).exitCode).toBe(0);
        expect([resultIn("version.json"), old.done()]).toEqual([whole, []]);
        for (const worker of [old, right]) await worker.end();
      });
    });
  });

  describe.concurrent("ends with a message", () => {
    test("of the worker that was last killed by a poisonous unit", async ({ expect }) => {
      await withRedis(async (server) => {
        const one = ["run", folder.good, "--trials", "500", "--replicates", "20", "--horizon", "120"];
        const calling = program([...one, "--redis", server.url]);
        const begun = async (): Promise<number> => {
          const unit = (await server.client.keys("orgfunnel:*:u*")).find((key) => !key.endsWith(":lock"));
          return unit === undefined ? 0 : Number(await server.client.hget(unit, "ats"));
        };
        for (let kills = 1; kills <= 4; kills++) {
          const victim = await startWorker(server.url);
          await until(async () => (await begun()) === kills);
          await victim.end();
        }
        const last = await startWorker(server.url);
        const { exitCode, stderr } = await calling;
        const said = /has failed for good, last by worker "\S+-x1": .*stalled/u;
        expect([exitCode, stderr.replaceAll(/\s+/gu, " ")]).toEqual([3, expect.stringMatching(said)]);
        await last.end();
      });
    });

    test("where there is no Redis, or it hangs when it is interrupted", async ({ expect }) => {
      const nowhere = await asked([...RUN, "--redis", `redis://:geheim@127.0.0.1:${await freePort()}/2`]);
      expect([nowhere.code, nowhere.stderr]).toEqual([
        3,
        expect.stringMatching(/redis:\/\/127[^:]+:\d+\/2 cannot\s+be\s+used:\s+connect\s+ECONNREFUSED/u),
      ]);
      await withRedis(async (server) => {
        const calling = call(server.url, "hung.json");
        await until(async () => (await server.client.keys("orgfunnel:*:u*")).length === UNITS);
        server.send("SIGSTOP");
        calling.kill("SIGINT");
        expect((await calling).exitCode).toBe(130);
      });
    });

    test("where the server has no such database, and nothing goes to another", async ({ expect }) => {
      await withRedis(async (server) => {
        for (const args of [RUN, ["worker"]]) {
          const { code, stderr } = await asked([...args, "--redis", `${server.url}/99`]);
          expect([code, stderr.replaceAll(/\s+/gu, " ")]).toEqual([
            3,
            expect.stringContaining(`${server.url} has no database 99.`),
          ]);
        }
        expect(await server.client.keys("*")).toEqual([]);
        const worker = await startWorker(`${server.url}/15`);
        expect((await call(`${server.url}/15`, "database.json")).exitCode).toBe(0);
        expect(resultIn("database.json")).toBe(whole);
        await worker.end();
      });
    });

    test("where Redis goes for good", async ({ expect }) => {
      await withRedis(async (server) => {
        const worker = await startWorker(server.url);
        const calling = call(server.url, "gone.json");
        await until(async () => (await activeIn(server)) > 0);
        await server.kill();
        const killedMs = performance.now();
        const { exitCode, stderr } = await calling;
        // 15 seconds, as help says, on a busy machine.
        expect(performance.now() - killedMs).toBeLessThan(25_000);
        expect([exitCode, stderr.replaceAll(/\s+/gu, " ")]).toEqual([
          3,
          expect.stringContaining("cannot be used any more: connect ECONNREFUSED"),
        ]);
        expect(worker.told()).toContain("trying again");
        worker.running.kill("SIGINT");
        expect((await worker.running).exitCode).toBe(130);
      });
    });

    test("interrupted, and takes back what nobody has begun", async ({ expect }) => {
      await withRedis(async (server) => {
        const calling = call(server.url, "stopped.json");
        await until(async () => (await server.client.keys("orgfunnel:*:u*")).length === UNITS);
        calling.kill("SIGINT");
        expect((await calling).exitCode).toBe(130);
        expect(await server.client.keys("orgfunnel:*:u*")).toEqual([]);
      });
    });

    test("where the packages are not installed", async ({ expect }) => {
      const bare = installed(folder.path("bare"), "0.2.0", false);
      for (const args of [
        [...RUN, "--redis", "redis://127.0.0.1"],
        ["worker", "--redis", "redis://127.0.0.1"],
      ]) {
        const { exitCode, stderr } = await program(args, {}, bare);
        expect([exitCode, stderr.replaceAll(/\s+/gu, " ")]).toEqual([
          2,
          expect.stringContaining("npm install bullmq ioredis"),
        ]);
      }
      expect((await program(["validate", folder.good], {}, bare)).exitCode).toBe(0);
    });
  });

  test("a password is never shown, and kept nowhere", async () => {
    const secret = "ge:hei/m";
    const encoded = encodeURIComponent(secret);
    await withRedis(
      async (server) => {
        const url = server.url.replace("//", `//:${encoded}@`);
        const worker = await startWorker(server.url, { REDISCLI_AUTH: secret });
        const right = await call(url, "secret.json", ["--format", "json", "-o", folder.path("secret.md")]);
        expect([right.exitCode, resultIn("secret.json")]).toEqual([0, whole]);
        const refused = async (address: string, name: string, ...more: readonly string[]) =>
          asked([...RUN, "--redis", address, "-o", folder.path(name), ...more]);
        const wrong = await refused(url.replace(encoded, `${encoded}x`), "wrong.json", "--debug");
        expect([wrong.code, wrong.stderr]).toEqual([3, expect.stringContaining("does not take this user")]);
        const none = await refused(server.url, "none.json");
        expect([none.code, none.stderr]).toEqual([3, expect.stringContaining("wants a password")]);
        const invalid = await refused(`${url}?tls=${encoded}`, "invalid.json", "--format", "json");
        expect([invalid.code, invalid.stderr]).toEqual([2, expect.stringContaining("--redis was given")]);
        const misused = await refused(url, "misused.json", "--format", "json", "--trails", "3");
        expect(misused.code).toBe(2);
        const noWorker = await asked(["worker", "--redis", `http://x:${encoded}@y`]);
        expect(noWorker.code).toBe(2);
        worker.running.kill("SIGINT");
        const said = [await worker.running, right, wrong, none, invalid, misused, noWorker].flatMap(
          ({ stdout, stderr }) => [stdout, stderr],
        );
        const kept = readdirSync(folder.path(""), { withFileTypes: true })
          .filter((entry) => entry.isFile())
          .map(({ name }) => readFileSync(folder.path(name), "latin1"));
        for (const text of [...said, ...kept]) {
          expect(text).not.toContain(encoded);
          expect(text).not.toContain(secret);
        }
      },
      ["--requirepass", secret],
      secret,
    );
  });
});
