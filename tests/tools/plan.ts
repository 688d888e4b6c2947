import { readFileSync } from 'node:fs'
import highs from 'highs'
import * as z from 'zod/mini'
import { PlanRequest } from '../../shared/schema/plan.ts'
import { planOf } from '../../shared/scoring/plan/plan.ts'
import { NoPlan } from '../../shared/scoring/plan/problem.ts'

// The best plan under a budget: `npm run --silent plan -- FILE.json` prints {"picked","cost","value","backups"}. Where no plan is possible or the
// file cannot be read it prints a sentence on stderr and {"error"} on stdout, exit status 1 or 2.

z.config(z.locales.en())
const [file] = process.argv.slice(2)

function fail(status: number, message: string): void {
  console.error(message)
  console.log(JSON.stringify({ error: { message } }))
  process.exitCode = status
}

function requestIn(path: string): PlanRequest {
  const parsed = PlanRequest.safeParse(JSON.parse(readFileSync(path, 'utf8').replace(/^\uFEFF/, '')))
  if (parsed.success) return parsed.data
  throw new Error(
    `${path}: ${parsed.error.issues
      .slice(0, 3)
      .map(({ path: where, message }) => `${where.map(String).join('.') || 'the request'}: ${message}`)
      .join('; ')}`,
  )
}

try {
  if (!file) throw new Error('give a file: {"budget","goal","quotas","candidates":[{"id","platform","tier","price","value"}]}')
  const { picked, cost, value, backups } = planOf(requestIn(file), await highs())
  console.log(JSON.stringify({ picked, cost, value, backups }))
} catch (error) {
  fail(error instanceof NoPlan ? 1 : 2, error instanceof Error ? error.message : String(error))
}
