/** An element of the page by its id. @throws Error where the page has none of that kind */
export function elementOf<Kind extends HTMLElement>(id: string, kind: new () => Kind): Kind {
  const element = document.getElementById(id);
  if (element instanceof kind) return element;
  throw new Error(`the page has no ${id}`);
}

/** Of elements that hold the place of something in a list (`data-control="3"`): by that place. */
export function byPlace(within: ParentNode, attribute: string): Map<number, HTMLElement> {
  const found = [...within.querySelectorAll<HTMLElement>(`[data-${attribute}]`)];
  return new Map(found.map((element) => [Number(element.getAttribute(`data-${attribute}`)), element]));
}
