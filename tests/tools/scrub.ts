import { readFileSync, writeFileSync } from 'node:fs'
import { loadPlatforms } from '../../extension/observe/registry.ts'
import { readHar } from './har.ts'
import { asHar, type Scrubbed, scrubHar } from './scrub/scrub-har.ts'

// Turns a HAR saved from a browser into a replay with invented people: `npm run scrub -- FILE.har [OUT.har]`.
// Exit 0: reads as before and holds nobody; 1: it does not, or nothing of it is read; 2: no HAR.

process.exitCode = await main(process.argv.slice(2))

async function main([file, out = file?.replace(/(?:\.har)?$/, '.replay.har')]: string[]): Promise<number> {
  if (!file || !out) return complain('Usage: npm run scrub -- FILE.har [OUT.har]')
  try {
    const entries = readHar(file)
    const scrubbed = scrubHar(entries, await loadPlatforms(), readFileSync(file, 'utf8'), (line) => console.error(line))
    console.log(`${scrubbed.entries.length} of ${entries.length} entries are asked for by a platform`)
    if (scrubbed.entries.length === 0) return 1
    const text = JSON.stringify(asHar(scrubbed.entries.map(({ entry }) => entry)), null, 1)
    writeFileSync(out, `${text}\n`)
    console.log(`written to ${out} (${Math.ceil(text.length / 1000)} kB)`)
    return report(scrubbed)
  } catch (error) {
    return complain(error instanceof Error ? error.message : String(error))
  }
}

function complain(message: string): number {
  console.error(message)
  return 2
}

/** Says per entry what is read of it now and what differs. */
function report({ entries, leftovers, secrets }: Scrubbed): number {
  for (const { platform, entry, creators, posts, differences } of entries) {
    console.log(
      `${platform.padEnd(16)} creators ${creators}  posts ${posts}  ${differences.length ? 'DIFFERS' : 'reads the same'}  ${entry.url.slice(0, 120)}`,
    )
    for (const line of differences) console.log(`  ${line}`)
  }
  for (const person of leftovers) console.log(`STILL NAMED: ${person}`)
  for (const secret of secrets) console.log(`STILL SECRET: ${secret}`)
  return entries.some(({ differences }) => differences.length > 0) || leftovers.length > 0 || secrets.length > 0 ? 1 : 0
}
