import * as z from 'zod/mini'

/** ISO 4217, "CNY". */
export const Currency = z.string().check(z.regex(/^[A-Z]{3}$/))

/** Beyond this an amount of money is a slip of the keyboard. */
const MOST = 1e12

/** What a creator asks for one post, in `currency`; `rebate` (返点) 0…1 is what of it comes back. */
export const Price = z.object({
  price: z.number().check(z.gte(0), z.lte(MOST)),
  rebate: z._default(z.number().check(z.gte(0), z.lte(1)), 0),
  currency: Currency,
})
export type Price = z.infer<typeof Price>

/** A price with who in the team noted it, and when. */
export const Quote = z.extend(Price, { by: z.string(), at: z.iso.datetime() })
export type Quote = z.infer<typeof Quote>
