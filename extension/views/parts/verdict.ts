const STEPS = [
  [0.1, 'low', 'bad'],
  [0.3, 'below', 'warn'],
  [0.7, 'typical', 'plain'],
  [0.9, 'above', 'good'],
] as const

export interface Verdict {
  word: 'low' | 'below' | 'typical' | 'above' | 'high'
  tone: 'bad' | 'warn' | 'plain' | 'good'
}

/** The word and colour of a centile 0…1 among peers. */
export function verdictOf(centile: number): Verdict {
  const [, word, tone] = STEPS.find(([below]) => centile < below) ?? [1, 'high', 'good']
  return { word, tone }
}
