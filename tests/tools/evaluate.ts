import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { isReached } from '../evaluate/claim.ts'
import { NoDataset } from '../evaluate/dataset.ts'
import { evaluation } from '../evaluate/evaluation.ts'
import { report } from '../evaluate/report.ts'

// What the numbers are worth on public data: `npm run --silent evaluate -- [--data DIR] [--json]`. Exit 1 where a target is missed, 2 without data.
// On the datasets beside the project it prints tests/evaluate/README.md too; other folders leave that file alone.

const root = new URL('../../', import.meta.url)
const { values } = parseArgs({
  options: { data: { type: 'string' }, json: { type: 'boolean', default: false } },
})

try {
  const chapters = evaluation(values.data ?? fileURLToPath(new URL('../shared/datasets', root)))
  const text = report(chapters, values.data !== undefined)
  if (values.data === undefined) writeFileSync(new URL('tests/evaluate/README.md', root), text)
  console.log(values.json ? JSON.stringify(chapters) : text.trimEnd())
  process.exitCode = chapters.flatMap(({ claims }) => claims).some((claim) => isReached(claim) === false) ? 1 : 0
} catch (error) {
  if (!(error instanceof NoDataset)) throw error
  console.error(error.message)
  process.exitCode = 2
}
