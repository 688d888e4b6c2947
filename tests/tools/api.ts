import { parseArgs } from 'node:util'
import { CannotStart, startApi, stopOnSignals } from './local-api.ts'

// The API on this machine: `npm run --silent api -- --port 8787 --data .data`. The first line of stdout is {"url":…,"code":…}.
const { values } = parseArgs({ options: { port: { type: 'string', default: '8787' }, data: { type: 'string', default: '.data' } } })

try {
  const port = Number(values.port)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new CannotStart(`--port ${values.port} is no port; give a number from 0 to 65535`)
  const { url, code, stop } = await startApi({ port, dataDir: values.data })
  stopOnSignals(stop)
  console.log(JSON.stringify({ url, code }))
} catch (error) {
  if (!(error instanceof CannotStart)) throw error
  console.error(error.message)
  process.exitCode = 1
}
