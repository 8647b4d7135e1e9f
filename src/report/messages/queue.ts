import { count } from "../format/number.js";
import { list, quoted, type Messages } from "./phrases.js";
import { systemReason } from "./system-reason.js";

/** What helps where a connection was never made: what is wrong with a certificate, with nobody listening, or with TLS on one side alone. */
function remedy(address: string, reason: string): string {
  if (/certificate|altnames/iu.test(reason))
    return "Name the host as its certificate does, and who signed that one, if it is nobody of public trust: NODE_EXTRA_CA_CERTS=ca.pem.";
  const start = "Start its Redis server, or name another, and give the same command again.";
  if (/ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH/u.test(reason)) return start;
  const isSecure = address.startsWith("rediss:");
  return `${start} If it speaks ${isSecure ? "no TLS" : "TLS"}, its address begins with ${isSecure ? "redis" : "rediss"}://.`;
}

/** Of workers on a Redis server. An address never has a password in it. */
export const QUEUE_MESSAGES = {
  "queue-packages-missing": ({ packages }) =>
    `A queue needs ${list(packages)}, which orgfunnel does not install by itself: npm install ${packages.join(" ")}, where orgfunnel is installed.`,
  "queue-unreachable": ({ address, reason }) =>
    `The queue at ${address} cannot be used: ${systemReason(reason)}. ${remedy(address, reason)}`,
  "queue-lost": ({ address, reason }) =>
    `The queue at ${address} cannot be used any more: ${systemReason(reason)}. Results that were read are lost unless there is a --store: ` +
    "with one the same command goes on from there.",
  "queue-password": ({ address, isGiven }) =>
    `The Redis server at ${address} ` +
    (isGiven ? "does not take this user and password." : "wants a password.") +
    " Give it in REDISCLI_AUTH, or in the URL: redis://user:password@host:6379, or redis://:password@host:6379 without a user.",
  "queue-database-missing": ({ address, database }) =>
    `The Redis server at ${address} has no database ${database}. Redis counts them from 0, and has 16 unless it is told otherwise ` +
    "(databases in its configuration); a Redis Cluster has one. Name one that is there, as in redis://host:6379/0.",
  "queue-not-asked": ({ address, reason }) =>
    `Simulated here, without the queue at ${address}: ` +
    (reason === "small"
      ? "a batch of less than a second of work, too little to send. Larger ones, if any follow, go there."
      : "months of every trial take longer to send than to simulate."),
  "queue-not-durable": ({ address }) =>
    `The Redis server at ${address} keeps nothing on disk (appendonly no): what it holds is lost when it ends, and simulated again.`,
  "queue-no-worker": ({ address, version, others }) =>
    `No worker of version ${version} works for the queue at ${address}; waiting for one. Start it: orgfunnel worker --redis ${address}` +
    (others.length === 0 ? "." : ` (there are workers of ${list(others)}, which do not take this work).`),
  "queue-deserted": ({ address, version, seconds }) =>
    `No worker of version ${version} has come to the queue at ${address} for ${count(seconds)} seconds. Start one: orgfunnel worker --redis ${address}.`,
  "queue-unit-failed": ({ worker, message }) =>
    `Some of the work has failed for good, last by worker ${quoted(worker)}: ${message}. If the same command fails without --redis too, it is a bug in orgfunnel.`,
} satisfies Partial<Messages>;
