import { describe, expect, it } from "vitest";
import { InvalidInput } from "../../../src/foundation/problem.js";
import { readAddress, shownAddress } from "../../../src/simulation/queue/address.js";
import { queueName, versionOfQueue } from "../../../src/simulation/queue/queue-name.js";
import { workerName, workersAmong } from "../../../src/simulation/queue/workers-present.js";

describe("an address", () => {
  it.each([
    ["redis://host", { host: "host", port: 6379, db: 0 }, "redis://host:6379"],
    ["rediss://host:1/3", { host: "host", port: 1, db: 3, tls: {} }, "rediss://host:1/3"],
    [
      "redis://me:p%40ss@host",
      { host: "host", port: 6379, username: "me", password: "p@ss", db: 0 },
      "redis://host:6379",
    ],
    ["redis://:pass@[::1]:7/", { host: "::1", port: 7, password: "pass", db: 0 }, "redis://[::1]:7"],
  ])("%s", (text, address, shown) => {
    expect(readAddress(text, undefined)).toEqual(address);
    expect(shownAddress(address)).toBe(shown);
  });

  it("takes a password from elsewhere where it has none", () => {
    expect(readAddress("redis://host", "else")).toMatchObject({ password: "else" });
    expect(readAddress("redis://:own@host", "else")).toMatchObject({ password: "own" });
    expect(readAddress("redis://host", "")).not.toHaveProperty("password");
  });

  it.each([
    "host",
    "host:6379",
    "http://:hunter2@host",
    "redis://:hunter2@host?db=1",
    "redis://host?password=hunter2",
    "redis://:hunter2@host#x",
    "redis://:hunter2@host/x",
    "redis://:hunter2@host/-1",
    "redis://:hunter2@",
    "redis://:hunter2%@host",
    "redis//:hunter2@host",
    "redis://:hun/ter2@host",
  ])("refuses %s without showing a password", (text) => {
    const refusal = (() => {
      try {
        return readAddress(text, undefined);
      } catch (error) {
        return error;
      }
    })();
    expect(refusal).toBeInstanceOf(InvalidInput);
    expect(JSON.stringify(refusal)).not.toMatch(/hunter2|hun\/|ter2/u);
    expect(JSON.stringify(refusal)).toContain("percent-encoded");
  });
});

describe("workers among the clients of a server", () => {
  const client = (queue: string, worker: string): string =>
    `id=3 addr=127.0.0.1:1 name=orgfunnel:${Buffer.from(queue).toString("base64")}:w:${worker} age=7 cmd=bzpopmin\n`;

  it("are those of this queue, with their threads, and other versions by name", () => {
    const own = queueName("1.2.3");
    const clients = [
      client(own, workerName("a b.example", 7, 4)),
      client(own, workerName("c", 8, 12)),
      client(queueName("1.2.4"), "d-9-x2"),
      client("mail", "e-9-x2"),
      "id=4 addr=127.0.0.1:2 name= age=1 cmd=get\n",
    ].join("");
    expect(workersAmong(clients, own)).toEqual({ threads: 16, others: ["1.2.4"] });
    expect(workersAmong("", own)).toEqual({ threads: 0, others: [] });
    expect(workersAmong(undefined, own)).toBeUndefined();
  });

  it("work for a queue that names model, version and build", () => {
    expect(queueName("1.2.3")).toMatch(/^model-\d+-version-1\.2\.3-[0-9a-f]{8}$/u);
    expect(versionOfQueue(queueName("1.2.3-rc.1"))).toBe("1.2.3-rc.1");
  });
});
