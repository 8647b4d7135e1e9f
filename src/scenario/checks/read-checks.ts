import type { Check, Claim } from "../../analysis/checks/check.js";
import type { Position } from "../../foundation/position.js";
import { readAssumptionClaim } from "./read-assumption-claim.js";
import { limitRange, readSubject } from "./read-subject.js";
import { readLimit } from "./read-limit.js";
import { readOrder, readRank } from "./read-rank-and-order.js";
import { sharedPlans } from "./shared-plans.js";
import { readCheckSettings, type CheckSettings } from "./read-check-settings.js";
import { contextOf, type CheckContext } from "./check-context.js";
import { merge } from "../merge.js";
import { checkName } from "../check-name.js";
import { withoutConsequences } from "../consequences.js";
import { collector, type Report } from "../problems.js";
import { resolve, type Resolved } from "../resolve.js";
import { shape } from "../shape.js";
import { checkTrialWork } from "../trial-limit.js";
import { child, describe, entriesOf, withEntry, type LocatedMap, type LocatedNode } from "../located-tree.js";
import type { ValueContext } from "../read-value.js";

const LONGEST_CHECK_NAME = 200;

/**
 * The checks of a file, resolved down to the plan each is simulated with. Faulty ones are reported and left out. Of a
 * scenario that is not sound only the checks without settings of their own are looked at: the others would repeat its faults.
 */
export function readChecks(base: Resolved, isSound: boolean, context: ValueContext): Check[] {
  const list = child(base.shaped.tree, "checks");
  if (list?.kind !== "list") return [];
  const contexts = createContexts(base, isSound, context);
  return list.items.flatMap((node) => (node.kind === "map" ? (readCheck(node, contexts, context.report) ?? []) : []));
}

function readCheck(node: LocatedMap, contexts: Contexts, report: Report): Check | undefined {
  // What is left of it might make another claim.
  if (node.cut) return undefined;
  const [name, description, severity] = [child(node, "name"), child(node, "description"), child(node, "severity")];
  if (name) checkName(describe(name), name.at, report, LONGEST_CHECK_NAME);
  const settings = readCheckSettings(node, report);
  const context = settings && contexts(settings, node);
  if (settings === undefined || context === undefined) return undefined;
  const claim = readClaim(node, context, report);
  return (
    claim && {
      ...(name?.kind === "scalar" && { name: name.text }),
      ...(description?.kind === "scalar" && { description: description.text.trim() }),
      severity: severity?.kind === "scalar" && severity.value === "warn" ? "warn" : "fail",
      position: node.at.position,
      plan: context.resolved.plan,
      settings: settings.texts,
      claim,
    }
  );
}

function readClaim(node: LocatedMap, context: CheckContext, report: Report): Claim | undefined {
  if (child(node, "assumption")) return readAssumptionClaim(node, context, report);
  if (child(node, "order")) return readOrder(node, context, report);
  if (child(node, "is")) return readRank(node, context, report);
  const subject = readSubject(node, context, report);
  const limit = readLimit(node, subject && limitRange(subject, context), report);
  return subject && limit && { kind: "limit", subject, limit };
}

/** The scenario under the settings of a check; undefined, reported, if they make it faulty. */
type Contexts = (settings: CheckSettings, check: LocatedMap) => CheckContext | undefined;

const placeKey = ({ file, line, column }: Position): string => `${file}:${line}:${column}`;

/** Where the parts of a mapping stand, keys and values. */
function placesOf(node: LocatedNode): string[] {
  const own = placeKey(node.at.position);
  if (node.kind === "scalar") return [own];
  if (node.kind === "list") return [own, ...node.items.flatMap(placesOf)];
  return [own, ...entriesOf(node).flatMap(({ at, value }) => [placeKey(at.position), ...placesOf(value)])];
}

/** Settings that come to the same plan share it, and with it their run. */
function createContexts(base: Resolved, isSound: boolean, { read, report }: ValueContext): Contexts {
  const known = new Map<string, CheckContext | undefined>([["", contextOf(base)]]);
  const shared = sharedPlans();
  shared(base.plan);
  // They are no part of any plan, and there may be thousands.
  const withoutChecks = withEntry(base.shaped.tree, "checks", undefined);
  return ({ layers, texts }, node) => {
    const key = texts.join("\n");
    if (known.has(key)) return known.get(key);
    if (!isSound) return undefined;
    const found = collector();
    const places = new Set(placesOf(node));
    const at = (child(node, "set") ?? node).at;
    const laid = { ...layers.reduce(merge, withoutChecks), at: withoutChecks.at };
    const resolved = resolve(shape(laid, found.report), { read, report: found.report });
    checkTrialWork(resolved.plan, resolved.shaped.tree, found.report);
    const faults = withoutConsequences(found.problems).filter(({ severity }) => severity === "error");
    for (const { code, arguments: details, position, keyPath = "", line = "" } of faults) {
      // Without the settings the scenario is sound: what they do to another part of it is a fault of theirs.
      const isTheirs = position !== undefined && places.has(placeKey(position));
      report(code, isTheirs ? { position, keyPath, line } : at, details);
    }
    const context = faults.length === 0 ? contextOf({ ...resolved, plan: shared(resolved.plan) }) : undefined;
    known.set(key, context);
    return context;
  };
}
