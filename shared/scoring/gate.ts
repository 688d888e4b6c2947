/** Evidence that the score is multiplied by: `factor` 0…1 is what is left of it. */
export interface GateEvidence {
  code: string
  factor: number
}
const LEAST = 0.3

/** The product of the factors, never below 0.3: evidence lowers a score, it does not judge a person. */
export const gateOf = (evidence: readonly GateEvidence[]): number =>
  evidence.reduce((gate, { factor }) => Math.max(LEAST, Math.min(gate, gate * factor)), 1)
