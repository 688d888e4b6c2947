import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { loadPlatforms } from '../../extension/observe/registry.ts'
import { readHar } from './har.ts'
import { type Scrubbed, scrubHar } from './scrub/scrub-har.ts'
import { secretsIn } from './scrub/secrets.ts'

// Turns a HAR saved from the browser into a replay of invented people: `npm run scrub -- FILE.har [OUT.har]`.
// Exit 1 where the product would read something else out of the result, or somebody is still named in it; 2 where there is no HAR.

const [file, out = file?.replace(/(?:\.har)?$/, '.scrubbed.har')] = process.argv.slice(2)
if (!file || !out) {
  console.error('npm run scrub -- FILE.har [OUT.har]')
  process.exitCode = 2
} else {
  process.exitCode = await scrub(file, out)
}

async function scrub(from: string, to: string): Promise<number> {
  try {
    const entries = readHar(from)
    const secret = createHash('sha256').update(readFileSync(from)).digest('hex')
    const scrubbed = scrubHar(entries, await loadPlatforms(), secret, (line) => console.error(line))
    if (scrubbed.entries.length === 0) throw new Error(`${from}: no platform asks for any of its ${entries.length} entries`)
    writeFileSync(to, `${JSON.stringify(asHar(scrubbed), null, 1)}\n`)
    return tell(scrubbed, to)
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    return 2
  }
}

function asHar({ entries }: Scrubbed) {
  return {
    log: {
      version: '1.2',
      creator: { name: 'replay', version: '1' },
      entries: entries.map(({ after }) => ({
        startedDateTime: after.startedAt.toISOString(),
        request: { method: 'GET', url: after.url },
        response: { status: after.status, content: { mimeType: after.mimeType, text: after.body } },
      })),
    },
  }
}

function tell({ entries, leftovers }: Scrubbed, to: string): number {
  for (const { platform, after, creators, posts, differences } of entries) {
    console.log(`${platform}  ${after.url.slice(0, 90)}  ${creators} creators, ${posts} posts${differences.length > 0 ? '  READS OTHERWISE' : ''}`)
    for (const line of differences.slice(0, 10)) console.log(`    ${line}`)
  }
  const secrets = secretsIn(asHar({ entries, leftovers }))
  for (const person of leftovers) console.log(`still named: ${person}`)
  for (const secret of secrets) console.log(`still secret: ${secret}`)
  console.log(`${entries.length} entries written to ${to}. Look at what is left before you commit it.`)
  return leftovers.length + secrets.length === 0 && entries.every((entry) => entry.differences.length === 0) ? 0 : 1
}
