import { readdirSync, readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { buildExtension } from './build-extension.ts'

// What a page of each platform loads of ours, in kB of gzip: `npm run bytes`. Exit 1 where it is more than allowed.

const MAX_CAPTURE = 3
const MAX_ALL = 33
const folder = `${buildExtension('chrome')}/content-scripts`
const size = (name: string): number => gzipSync(readFileSync(`${folder}/${name}`), { level: 9 }).length / 1000
const ids = readdirSync(folder).flatMap((name) => /^overlay-(.+)\.js$/.exec(name)?.[1] ?? [])

const rows = ids.sort().map((id) => ({ id, capture: size(`capture-${id}.js`), overlay: size(`overlay-${id}.js`) }))
console.log(`${'platform'.padEnd(18)}${'capture'.padStart(9)}${'overlay'.padStart(9)}${'all'.padStart(9)}   kB, gzip`)
for (const { id, capture, overlay } of rows) {
  console.log(`${id.padEnd(18)}${[capture, overlay, capture + overlay].map((kB) => kB.toFixed(1).padStart(9)).join('')}`)
}
const over = rows.filter(({ capture, overlay }) => capture > MAX_CAPTURE || capture + overlay > MAX_ALL)
console.log(
  over.length === 0
    ? `all within ${MAX_CAPTURE} kB for capture and ${MAX_ALL} kB for everything`
    : `over the limit: ${over.map((row) => row.id).join(', ')}`,
)
process.exitCode = over.length === 0 ? 0 : 1
