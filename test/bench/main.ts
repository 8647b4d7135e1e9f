import { benchCalibrate } from "./calibrate.js";
import { benchCluster } from "./cluster.js";
import { benchCommands } from "./commands.js";
import { benchCompany } from "./company.js";
import { benchCoverage } from "./coverage.js";
import { benchInterrupts } from "./interrupts.js";
import { benchKernel } from "./kernel.js";
import { benchPeers } from "./peer-means.js";
import { benchSampling } from "./sampling.js";
import { benchScale } from "./scale.js";
import { benchSweep } from "./sweep.js";
import { benchThreads } from "./threads.js";
import { benchVariates } from "./variates.js";

const SECTIONS: Readonly<Record<string, () => Promise<void> | void>> = {
  variates: benchVariates,
  kernel: benchKernel,
  company: benchCompany,
  scale: benchScale,
  threads: benchThreads,
  commands: benchCommands,
  coverage: benchCoverage,
  calibrate: benchCalibrate,
  peers: benchPeers,
  sampling: benchSampling,
  sweep: benchSweep,
  cluster: benchCluster,
  interrupts: benchInterrupts,
};

const chosen = process.argv.slice(2);
for (const [name, section] of Object.entries(SECTIONS)) {
  if (chosen.length > 0 && !chosen.includes(name)) continue;
  console.log(`\n${name}`);
  await section();
}
