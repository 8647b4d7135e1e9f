/** Whether a unit is money, or money per something: `currency/year`. */
export const isMoneyUnit = (unit: string): boolean => unit.startsWith("currency");
