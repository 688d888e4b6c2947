import { loadPlatforms } from '../../extension/observe/registry.ts'
import { readHarFile, withoutSources } from './read-har.ts'

// What the product reads out of HAR files: `npm run --silent read -- FILE.har …`, one JSON line per file. With `--expected` before them the
// entries alone, as a replay's expected file spells them.

const args = process.argv.slice(2)
const asExpected = args[0] === '--expected'
const platforms = await loadPlatforms()
let failed = false
for (const file of asExpected ? args.slice(1) : args) {
  try {
    const entries = readHarFile(file, platforms)
    console.log(asExpected ? JSON.stringify(withoutSources(entries), null, 1) : JSON.stringify({ file, entries }))
  } catch (error) {
    failed = true
    console.error(error instanceof Error ? error.message : String(error))
  }
}
process.exitCode = failed ? 2 : 0
