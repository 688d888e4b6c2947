import { readFileSync } from 'node:fs'
import * as z from 'zod/mini'

const Har = z.object({
  log: z.object({
    entries: z.array(
      z.object({
        startedDateTime: z.optional(z.string()),
        request: z.object({ method: z.optional(z.string()), url: z.string() }),
        response: z.object({
          status: z.optional(z.number()),
          content: z.optional(z.object({ mimeType: z.optional(z.string()), text: z.optional(z.string()), encoding: z.optional(z.string()) })),
        }),
      }),
    ),
  }),
})

export interface HarEntry {
  method: string
  url: string
  status: number
  mimeType: string
  body: string
  startedAt: Date
}

/**
 * The entries of a HAR 1.2 file.
 * @throws Error naming the file where it cannot be read or is no HAR
 */
export function readHar(file: string): HarEntry[] {
  const parsed = Har.safeParse(parseFile(file))
  if (!parsed.success)
    throw new Error(`${file}: no HAR 1.2 file (${parsed.error.issues[0]?.path.join('.') ?? ''}: ${parsed.error.issues[0]?.message ?? ''})`)
  return parsed.data.log.entries.map(({ request, response, startedDateTime }) => ({
    method: request.method ?? 'GET',
    url: request.url,
    status: response.status ?? 200,
    mimeType: response.content?.mimeType ?? '',
    body: decode(response.content?.text ?? '', response.content?.encoding),
    startedAt: validDate(startedDateTime),
  }))
}

function parseFile(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    throw new Error(`${file}: ${error instanceof Error ? error.message : 'unreadable'}`)
  }
}

const decode = (text: string, encoding: string | undefined): string => (encoding === 'base64' ? Buffer.from(text, 'base64').toString('utf8') : text)

function validDate(text: string | undefined): Date {
  const date = new Date(text ?? '')
  return Number.isNaN(date.getTime()) ? new Date(0) : date
}
