import { MODEL_VERSION } from "../../funnel/model-version.js";
import { kernelDigest } from "../store/kernel-digest.js";

/** What all names in Redis begin with. */
export const PREFIX = "orgfunnel";

/** Whose numbers are equal: those of one model, one version and one build of the program. */
export function queueName(program: string): string {
  const kernel = kernelDigest().slice(0, 8);
  return `model-${MODEL_VERSION}-version-${program}-${kernel}`;
}

/** The version in the name of a queue; undefined if it is no queue of ours. */
export const versionOfQueue = (name: string): string | undefined =>
  /^model-\d+-version-(.+)-[0-9a-f]{8}$/u.exec(name)?.[1];

/** Where the result of a unit lies. */
export const resultKey = (queue: string, unit: string): string => `${PREFIX}-result:${queue}:${unit}`;
