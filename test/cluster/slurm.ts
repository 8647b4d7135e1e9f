import { execa } from "execa";
import { randomBytes } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as after } from "node:timers/promises";

/** A batch system of this machine alone, in a folder of its own; undefined where Slurm is not installed or does not start. */
export async function startSlurm() {
  const folder = mkdtempSync(join(tmpdir(), "orgfunnel-slurm-"));
  const path = (name: string): string => join(folder, name);
  for (const name of ["state", "spool", "run"]) mkdirSync(path(name), { mode: 0o755 });
  writeFileSync(path("slurm.conf"), configuration(path));
  writeFileSync(path("munge.key"), randomBytes(1024), { mode: 0o400 });
  const env = { SLURM_CONF: path("slurm.conf") };
  const start = async (command: string, args: readonly string[] = []): Promise<boolean> =>
    (await execa(command, args, { env, reject: false, stdio: "ignore" })).exitCode === 0;
  const stop = (): void => {
    for (const name of PIDS) {
      try {
        process.kill(Number(readFileSync(path(`run/${name}`), "utf8")), "SIGKILL");
      } catch {
        // It never came so far, or has gone.
      }
    }
    rmSync(folder, { recursive: true, force: true });
  };
  const munge = ["key-file=munge.key", "socket=run/munge", "pid-file=run/munge.pid", "log-file=log", "seed-file=seed"];
  const options = munge.map((option) => `--${option.replace("=", `=${folder}/`)}`);
  const isUp =
    (await start("munged", [...options, "--force"])) && (await start("slurmctld")) && (await start("slurmd"));
  if (isUp && (await isIdle(env))) return { env, stop };
  stop();
  return undefined;
}

const PIDS = ["slurmd.pid", "slurmctld.pid", "munge.pid"];

async function isIdle(env: Readonly<Record<string, string>>): Promise<boolean> {
  for (let tries = 0; tries < 400; tries++) {
    const { stdout } = await execa("sinfo", ["-h", "-o", "%T"], { env, reject: false });
    if (stdout === "idle") return true;
    await after(50);
  }
  return false;
}

const configuration = (path: (name: string) => string): string => `ClusterName=test
SlurmctldHost=${hostname()}
SlurmUser=${process.env.USER ?? "root"}
AuthType=auth/munge
AuthInfo=socket=${path("run/munge")}
StateSaveLocation=${path("state")}
SlurmdSpoolDir=${path("spool")}
SlurmctldPidFile=${path("run/slurmctld.pid")}
SlurmdPidFile=${path("run/slurmd.pid")}
SlurmctldLogFile=${path("slurmctld.log")}
SlurmdLogFile=${path("slurmd.log")}
SlurmctldPort=26817
SlurmdPort=26818
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
SchedulerParameters=batch_sched_delay=0,bf_interval=1,sched_interval=1,sched_min_interval=0
ReturnToService=2
NodeName=${hostname()} NodeAddr=127.0.0.1 CPUs=2 RealMemory=500 State=UNKNOWN
PartitionName=all Nodes=ALL Default=YES MaxTime=INFINITE State=UP
`;
