import { readFileSync, writeFileSync } from 'node:fs'

const FILE = new URL('README.md', import.meta.url)
const HEAD = '# What things cost\n\nPrinted by `npm run bench`: ratios hold from machine to machine, milliseconds do not.\n'

/** Prints a section of README.md in the place of the older one of that title. */
export function print(title: string, body: string): void {
  const section = `## ${title}\n\n${body.trim()}\n`
  const sections = readFileSync(FILE, 'utf8').split(/^(?=## )/m)
  const others = sections.slice(1).map((one) => `${one.trimEnd()}\n`)
  const at = others.findIndex((one) => one.startsWith(`## ${title}\n`))
  writeFileSync(FILE, [HEAD, ...(at < 0 ? [...others, section] : others.with(at, section))].join('\n'))
  console.log(section)
}
