/** Whether a number can be an amount of money: not negative, and small enough to compute with. */
export const isAmount = (value: number): boolean => value >= 0 && value <= Number.MAX_SAFE_INTEGER
