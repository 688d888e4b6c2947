import { buildExtension } from './build-extension.ts'

// The build for tests and the demo; its folder is the last line.

console.log(buildExtension('static'))
