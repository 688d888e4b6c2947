import { readFileSync } from 'node:fs'
import { BadLine, parseLine } from './metrics/line.ts'
import { measureLine } from './metrics/measure-line.ts'

// The figures of observations: `npm run --silent metrics -- FILE.jsonl`, one JSON line out per line in, in that order. A line that cannot be
// read gives {"error":…} in its place and a sentence on stderr; the exit status is then 1, 2 where the file itself cannot be read. Blank lines are
// skipped. A line without observedAt counts as observed when the newest thing in it was dated.

const [file] = process.argv.slice(2)
/** Lines written at once: writing each alone takes longer than measuring it. */
const AT_ONCE = 500

function run(path: string): void {
  const lines = readFileSync(path, 'utf8')
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
  let out: string[] = []
  for (const [index, text] of lines.entries()) {
    if (text.trim()) out.push(`${JSON.stringify(answer(text, index + 1))}\n`)
    if (out.length < AT_ONCE && index < lines.length - 1) continue
    process.stdout.write(out.join(''))
    out = []
  }
}

function answer(text: string, number: number): Record<string, unknown> {
  try {
    return measureLine(parseLine(text, number))
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    const message = error instanceof BadLine ? why : `line ${number}: ${why}`
    console.error(message)
    process.exitCode = 1
    return { error: { line: number, message } }
  }
}

try {
  if (!file) throw new Error('give a file of observations, one JSON object per line')
  run(file)
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exitCode = 2
}
