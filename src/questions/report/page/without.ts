/** The same without some of its keys. */
export const without = <Whole extends object, Key extends keyof Whole & string>(
  whole: Whole,
  ...keys: readonly Key[]
): Omit<Whole, Key> =>
  Object.fromEntries(Object.entries(whole).filter(([key]) => !keys.some((one) => one === key))) as Omit<Whole, Key>;
