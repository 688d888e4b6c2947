/**
 * The address of a blog without scheme: its id, which its feeds, its posts and its pages all name. A page of one label or a Medium
 * subdomain stands for the whole blog.
 */
export function siteOf(link: string | null | undefined): string | null {
  if (!link || !URL.canParse(link)) return null
  const { hostname, pathname } = new URL(link)
  const medium =
    /^(?!www\.)([\w-]+)\.medium\.com$/.exec(hostname)?.[1] ??
    (/^(?:www\.)?medium\.com$/.test(hostname) ? /^\/@([\w.-]+)/.exec(pathname)?.[1] : undefined)
  return medium ? mediumSite(medium) : hostname + pathname.replace(/\/search\/label\/.*|\/+$/, '')
}

export const mediumSite = (username: string): string => `medium.com/@${username}`
/** What a page of the blog is called by: its host, on Medium the user's name. */
export const handleOf = (site: string): string => site.replace(/^medium\.com\/@/, '')
