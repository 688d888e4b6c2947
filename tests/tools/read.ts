import { loadPlatforms } from '../../extension/observe/registry.ts'
import { readHarFile } from './read-har.ts'

// What the product reads out of HAR files: `npm run --silent read -- FILE.har …`, one JSON line per file.

const platforms = await loadPlatforms()
let failed = false
for (const file of process.argv.slice(2)) {
  try {
    console.log(JSON.stringify({ file, entries: readHarFile(file, platforms) }))
  } catch (error) {
    failed = true
    console.error(error instanceof Error ? error.message : String(error))
  }
}
process.exitCode = failed ? 2 : 0
