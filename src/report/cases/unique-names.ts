import type { CheckRecord } from "./record-schema.js";

/** The same records, where a scenario's second of one name is called `name (2)`: reports tell checks apart by file, scenario and name. */
export function withUniqueNames(records: readonly CheckRecord[]): CheckRecord[] {
  const taken = new Set<string>();
  return records.map((record) => {
    const keyOf = (name: string): string => JSON.stringify([record.file, record.scenario, name]);
    let name = record.name;
    for (let place = 2; taken.has(keyOf(name)); place++) name = `${record.name} (${String(place)})`;
    taken.add(keyOf(name));
    return name === record.name ? record : { ...record, name };
  });
}
