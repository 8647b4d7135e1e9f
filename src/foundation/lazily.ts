/** An object with these keys, whose values are read only when somebody asks for one. */
export function lazily(keys: readonly string[], read: () => object): object {
  const properties = keys.map((key) => [
    key,
    { enumerable: true, get: () => (read() as Readonly<Record<string, unknown>>)[key] },
  ]);
  return Object.defineProperties({}, Object.fromEntries(properties) as PropertyDescriptorMap);
}

/** `{ ...a, ...b }` that reads nothing of what is read lazily. */
export function lazyUnion<A extends object, B extends object>(a: A, b: B): A & B {
  const properties = { ...Object.getOwnPropertyDescriptors(a), ...Object.getOwnPropertyDescriptors(b) };
  return Object.defineProperties({}, properties) as A & B;
}
