/** Shares of an amount that are taken for whole: prices are in units or in cents. */
const SCALES = [1, 100] as const

/** The greatest amount that divides all, of whole numbers or hundredths; 0 where they are neither. */
export function unitOf(numbers: readonly number[]): number {
  const scale = scaleOf(numbers)
  return scale ? numbers.map((one) => Math.round(one * scale)).reduce((a, b) => divisor(a, b), 0) / scale : 0
}
const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b))

/** The sum of amounts, of whole numbers or hundredths without the noise of adding fractions. */
export function totalOf(numbers: readonly number[]): number {
  const scale = scaleOf(numbers)
  return scale ? numbers.reduce((sum, one) => sum + Math.round(one * scale), 0) / scale : numbers.reduce((sum, one) => sum + one, 0)
}

/** What makes all of them whole, if anything does. */
const scaleOf = (numbers: readonly number[]): number | undefined =>
  SCALES.find((scale) =>
    numbers.every((one) => {
      const whole = Math.round(one * scale)
      return Number.isSafeInteger(whole) && Math.abs(whole / scale - one) <= 1e-12 * one
    }),
  )
