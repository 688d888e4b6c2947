import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { loadPlatforms } from '../extension/observe/registry.ts'
import { readHarFile } from './tools/read-har.ts'

const folder = fileURLToPath(new URL('./replays/', import.meta.url))
const platforms = await loadPlatforms()

/** A reading as the expected files spell it: without the keys of sources, which receipts have tests of their own for. */
const spelled = (reading: unknown): unknown =>
  JSON.parse(JSON.stringify(reading, (key, value) => (key === 'source' && typeof value === 'string' && value.includes('@') ? undefined : value)))

describe.each(platforms.map((platform) => platform.id))('%s', (id) => {
  const cases = readdirSync(`${folder}${id}`).filter((file) => file.endsWith('.har'))

  it.each(cases)('reads %s as its expected file says', (file) => {
    const expected = JSON.parse(readFileSync(`${folder}${id}/${file.replace(/\.har$/, '.expected.json')}`, 'utf8'))
    expect(spelled(readHarFile(`${folder}${id}/${file}`, platforms))).toEqual(expected)
  })
})
