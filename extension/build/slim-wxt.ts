import type { Plugin } from 'vite'

const GUARD = /\ttry \{([\s\S]*?)\} catch \(err\) \{[\s\S]*?throw err;\s*\}/

/**
 * Leaves out of a content script's start what would log that it crashed: a build for production logs nothing, and the error is thrown anyhow.
 * @throws Error where WXT no longer writes it so
 */
export const slimWxt = (): Plugin => ({
  name: 'slim-wxt',
  transform: {
    filter: { id: /content-script-(?:isolated|main)-world-entrypoint/ },
    handler(code) {
      if (!GUARD.test(code)) this.error('WXT starts content scripts in another way: see build/slim-wxt.ts')
      return { code: code.replace(GUARD, '$1'), map: null }
    },
  },
})
