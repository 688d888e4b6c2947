import { platforms } from 'virtual:platforms'
import { type Grant, grantedHosts, returnHosts } from './permissions.ts'
import { readSettings, writeSettings } from './settings.ts'

const onPage = platforms.filter((platform) => platform.surface === 'page')

/**
 * Keeps the switches at what the browser allows: a platform that is granted somewhere else is on, and one whose last host was taken
 * away is off, which also takes the panel out of the tabs that are open.
 */
export async function followGrant({ added, hosts }: Grant): Promise<void> {
  const touched = onPage.filter((platform) => platform.hosts.some((host) => hosts.includes(host)))
  const left = await Promise.all(touched.map((platform) => grantedHosts(platform.hosts)))
  const changed = touched.filter((_, at) => added === (left[at] ?? []).length > 0).map(({ id }) => id)
  const { off } = await readSettings()
  const others = off.filter((id) => !changed.includes(id))
  const now = added ? others : [...others, ...changed]
  if (now.length !== off.length) await writeSettings({ off: now })
}

/** Gives the browser back the hosts of platforms that are switched off, wherever that was done. */
export async function returnUnused(): Promise<void> {
  if (import.meta.env.SCOUTMARK_STATIC) return
  const { off } = await readSettings()
  const used = onPage.filter(({ id }) => !off.includes(id)).flatMap(({ hosts }) => hosts)
  const unused = onPage.flatMap(({ hosts }) => hosts).filter((host) => !used.includes(host))
  const granted = await grantedHosts(unused)
  if (granted.length > 0) await returnHosts(granted)
}
