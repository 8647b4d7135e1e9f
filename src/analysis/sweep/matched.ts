/** Cells by the value that one parameter has in them. */
export interface ValueGroup<Cell> {
  readonly value: string;
  readonly cells: readonly Cell[];
}

/**
 * The values of a parameter that can be compared, each with its cells: of every value those with the same values of all other
 * parameters, so that nothing but this one differs between them. Where combinations are missing, as many cells as can be kept are:
 * of the values with the most of them, at least two. No groups where no two values have a combination of the others in common.
 * @param placeOf values of all other parameters, as a key
 */
export function matchedGroups<Cell>(
  groups: readonly ValueGroup<Cell>[],
  placeOf: (cell: Cell) => string,
): readonly ValueGroup<Cell>[] {
  const given = groups
    .filter(({ cells }) => cells.length > 0)
    .map((group) => ({ group, places: new Set(group.cells.map(placeOf)) }));
  const fullest = [...given].sort((a, b) => b.places.size - a.places.size);
  let common = fullest.at(0)?.places ?? new Set<string>();
  let best = { values: 1, common: new Set<string>() };
  for (const [place, { places }] of fullest.entries()) {
    common = new Set([...common].filter((one) => places.has(one)));
    const values = place + 1;
    if (values > 1 && values * common.size >= Math.max(1, best.values * best.common.size)) best = { values, common };
  }
  const kept = new Set(fullest.slice(0, best.values));
  return given
    .filter((one) => best.common.size > 0 && kept.has(one))
    .map(({ group: { value, cells } }) => ({ value, cells: cells.filter((cell) => best.common.has(placeOf(cell))) }));
}
