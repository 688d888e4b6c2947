/** One line of the table: what a method reached on one set of data, with its 95 % bootstrap interval and what it must reach. */
export interface Claim {
  claim: string
  data: string
  method: string
  /** Shares are 0…1, other figures carry their unit. */
  value: number
  unit: 'share' | 'auc' | 'per 100 account-days' | 'count'
  low?: number
  high?: number
  n: number
  /** What n counts. */
  of: string
  target?: { least?: number; most?: number }
}
/** Claims of one question with what a reader must know to defend them. */
export interface Chapter {
  title: string
  protocol: string
  claims: Claim[]
  /** Further lines, the failures among them. */
  notes: string[]
}

/** Whether a claim reaches what it must; null where nothing is asked of it. */
export function isReached({ value, target }: Claim): boolean | null {
  if (!target) return null
  return value >= (target.least ?? Number.NEGATIVE_INFINITY) && value <= (target.most ?? Number.POSITIVE_INFINITY)
}
