import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { findPage } from '../extension/observe/platform.ts'
import { loadPlatforms } from '../extension/observe/registry.ts'

const root = fileURLToPath(new URL('../', import.meta.url))
const platforms = await loadPlatforms()
const files = readdirSync(`${root}extension/platforms`).filter((file) => file.endsWith('.ts'))
const replays = (id: string) => readdirSync(`${root}tests/replays/${id}`)
const examples = platforms.flatMap((platform) =>
  Object.entries(platform.pages).flatMap(([kind, rule]) => rule.examples.map((url) => ({ platform: platform.id, kind, url }))),
)

/** Every source file of a folder, as [path, text]. */
function sources(folder: string): [string, string][] {
  const names = readdirSync(`${root}${folder}`, { recursive: true, encoding: 'utf8' }).filter(
    (name) => /\.(?:tsx?|json|css|html|sql)$/.test(name) && !/\.(wxt|output)\/|node_modules/.test(name),
  )
  return names.map((name) => [`${folder}/${name}`, readFileSync(`${root}${folder}/${name}`, 'utf8')])
}

describe('the folder of platforms', () => {
  it('names each platform as its file', () => expect(platforms.map((platform) => `${platform.id}.ts`).sort()).toEqual([...files].sort()))

  it('says in each file’s first line what it reads', () => {
    for (const file of files) expect(readFileSync(`${root}extension/platforms/${file}`, 'utf8').split('\n')[0], file).toMatch(/^\/\/ \S.{15,}/)
  })

  it.each(examples)('$url is the $kind page of $platform and of nobody else', ({ platform, kind, url }) => {
    const claims = platforms.flatMap((one) => {
      const kinds = Object.entries(one.pages).filter(([, rule]) => rule.url.test(url))
      return kinds.map(([claimed]) => `${one.id} ${claimed}`)
    })
    expect(claims).toEqual([`${platform} ${kind}`])
  })

  it.each(platforms.map((platform) => platform.id))('%s finds an id in every example of a creator or post', (id) => {
    const platform = platforms.find((one) => one.id === id) ?? expect.fail()
    for (const example of examples.filter((one) => one.platform === id && one.kind !== 'list')) {
      const page = findPage(platform, example.url)
      expect(page?.creatorId ?? page?.handle ?? page?.postId, example.url).toBeTruthy()
    }
  })

  it.each(platforms.map((platform) => platform.id))(
    '%s has hosts that cover its examples, sources with a layout month, and limits in words',
    (id) => {
      const platform = platforms.find((one) => one.id === id) ?? expect.fail()
      for (const source of platform.sources) expect(source.layout, source.name).toMatch(/^20\d\d-(0[1-9]|1[0-2])$/)
      expect(platform.limits.length).toBeGreaterThan(20)
      for (const { url } of examples.filter((one) => one.platform === id)) {
        const { hostname } = new URL(url)
        expect(
          platform.hosts.some(
            (host) => hostname === host || (host.startsWith('*.') && (hostname.endsWith(host.slice(1)) || hostname === host.slice(2))),
          ),
          url,
        ).toBe(true)
      }
    },
  )
})

describe('replays', () => {
  it.each(platforms.map((platform) => platform.id))('%s has a creator page, and every recording has its expected file and the reverse', (id) => {
    const names = replays(id)
    expect(names).toContain('page-creator.har')
    const cases = names.filter((name) => name.endsWith('.har')).map((name) => basename(name, '.har'))
    expect(names.filter((name) => name.endsWith('.expected.json')).map((name) => basename(name, '.expected.json'))).toEqual(cases)
  })

  it('belong to a platform each', () => expect(readdirSync(`${root}tests/replays`)).toEqual(platforms.map((platform) => platform.id).sort()))
})

describe('the house', () => {
  it('names no platform outside platforms/ and the replays', () => {
    const hosts = platforms.flatMap((platform) => platform.hosts.map((host) => host.replace(/^\*\./, '').replaceAll('.', '\\.')))
    const names = new RegExp(`['"\`](?:${platforms.map(({ id }) => id).join('|')})['"\`]|['"\`/.](?:${hosts.join('|')})\\b`)
    const naming = ['extension', 'shared', 'worker']
      .flatMap(sources)
      .filter(([path, text]) => !path.startsWith('extension/platforms/') && names.test(text))
    expect(naming.map(([path]) => path)).toEqual([])
  })

  it('calls fetch only in services/api.ts and asks the browser only in entrypoints, services and page', () => {
    const code = sources('extension').filter(([path]) => !path.includes('/.'))
    const fetching = code.filter(([, text]) => /(?<![.\w'"`])fetch\(/.test(text.replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '')))
    expect(fetching.map(([path]) => path)).toEqual(['extension/services/api.ts'])
    const asking = code.filter(([path, text]) => /\bbrowser\.\w/.test(text) && !/extension\/(entrypoints|services|page|wxt\.config)/.test(path))
    expect(asking.map(([path]) => path)).toEqual([])
  })

  it('writes SQL only in worker/src/db', () => {
    const sql = sources('worker').filter(
      ([path, text]) => /\.prepare\(|\b(?:SELECT|INSERT INTO|UPDATE|DELETE FROM)\b \w/.test(text) && !/worker\/(src\/db|scripts)\//.test(path),
    )
    expect(sql.map(([path]) => path)).toEqual([])
  })

  it('never puts page data into HTML', () => {
    const risky = sources('extension').filter(([, text]) => /dangerouslySetInnerHTML|\.innerHTML\s*=|insertAdjacentHTML|document\.write/.test(text))
    expect(risky.map(([path]) => path)).toEqual([])
  })

  it('keeps the documents that its rooms speak of', () => {
    for (const file of [
      'README.md',
      'ARCHITECTURE.md',
      'CHANGELOG.md',
      'LICENSE',
      'worker/README.md',
      'extension/platforms/README.md',
      '.github/CONTRIBUTING.md',
      '.github/SECURITY.md',
    ]) {
      expect(existsSync(`${root}${file}`), file).toBe(true)
    }
  })
})
