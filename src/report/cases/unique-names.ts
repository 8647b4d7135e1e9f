import type { CheckRecord } from "./record-schema.js";

/**
 * Gives records that are handed over one after the other names of their own: a scenario's second of one name is called `name (2)`.
 * Reports tell checks apart by file, scenario and name.
 */
export function namedUniquely(): (records: readonly CheckRecord[]) => CheckRecord[] {
  const taken = new Set<string>();
  const named = (record: CheckRecord): CheckRecord => {
    const keyOf = (name: string): string => JSON.stringify([record.file, record.scenario, name]);
    let name = record.name;
    for (let place = 2; taken.has(keyOf(name)); place++) name = `${record.name} (${String(place)})`;
    taken.add(keyOf(name));
    return name === record.name ? record : { ...record, name };
  };
  return (records) => records.map(named);
}
