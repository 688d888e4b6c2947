declare module 'virtual:platforms' {
  /** Every platform by its file, without its readers. */
  export const platforms: readonly {
    id: string
    name: { zh: string; en: string }
    hosts: readonly string[]
    frames: boolean
    surface: 'page' | 'side-panel'
    terms: import('../shared/schema/terms.ts').Terms
    limits: string
  }[]
}

declare module 'virtual:readers' {
  /** Every platform with its readers: for the side panel, which reads pages of any. */
  export const readers: readonly import('./observe/platform.ts').Platform[]
}

interface ImportMetaEnv {
  /** True in the build for tests and the demo. */
  readonly SCOUTMARK_STATIC: boolean
}
