import { join } from 'node:path'
import { cloudflareTest, readD1Migrations } from '@cloudflare/vitest-plugin'
import { defineConfig } from 'vitest/config'

const root = join(import.meta.dirname, '../..')

/** The API in workerd on a real D1, as wrangler.toml describes it. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [
    cloudflareTest(async () => ({
      wrangler: { configPath: join(root, 'wrangler.toml') },
      miniflare: { bindings: { MIGRATIONS: await readD1Migrations(join(root, 'worker/migrations')) } },
    })),
  ],
  test: {
    ...{ name: 'worker', isolate: false, include: ['**/*.test.ts'], setupFiles: [join(import.meta.dirname, 'migrate.ts')] },
    // Many saves in a row on a busy machine: a limit against hanging, not a measure.
    testTimeout: 60_000,
  },
})
