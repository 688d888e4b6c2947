import { ensureChromium } from './chromium.ts'

// Before the tests: a Chromium is there, or a sentence says how to get one.

try {
  ensureChromium()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
