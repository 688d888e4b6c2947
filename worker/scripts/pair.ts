import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { hashPairingCode, newPairingCode } from '../src/secrets.ts'
import { pairingSql } from './pairing-sql.ts'

// A fresh pairing code for a workspace: `npm run pair -- --remote --workspace NAME`. The code goes to stdout, only its hash to the database.
const { values } = parseArgs({
  options: {
    remote: { type: 'boolean', default: false },
    local: { type: 'boolean', default: false },
    workspace: { type: 'string', default: '' },
    'persist-to': { type: 'string' },
  },
})
const workspace = values.workspace.trim()

if (values.remote === values.local || workspace.length === 0 || workspace.length > 80) {
  console.error('Usage: npm run pair -- (--remote | --local) --workspace NAME, where NAME has 1 to 80 characters')
  process.exit(1)
}

const code = newPairingCode()
const now = new Date()
const sql = pairingSql(workspace, (await hashPairingCode(code)) ?? '', now, new Date(now.getTime() + 24 * 60 * 60 * 1_000))
const wrangler = join(dirname(createRequire(import.meta.url).resolve('wrangler/package.json')), 'bin/wrangler.js')
const place = values.remote ? ['--remote'] : ['--local', ...(values['persist-to'] ? ['--persist-to', values['persist-to']] : [])]
const { status } = spawnSync(process.execPath, [wrangler, 'd1', 'execute', 'DB', ...place, '--yes', '--command', sql], { stdio: ['inherit', 2, 2] })

if (status !== 0) {
  console.error('No code was made. If the tables are missing, apply the migrations first: see worker/README.md.')
  process.exit(1)
}
console.error(`Pairing code for ${workspace}; it works once, within 24 hours:`)
console.log(code)
