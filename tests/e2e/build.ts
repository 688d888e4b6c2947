import type { TestProject } from 'vitest/node'
import { buildExtension } from '../tools/build-extension.ts'

declare module 'vitest' {
  interface ProvidedContext {
    extension: string
  }
}

/** Builds the extension once for all end-to-end tests. */
export default function setup(project: TestProject): void {
  project.provide('extension', buildExtension('static'))
}
