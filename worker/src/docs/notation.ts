import type { Schema } from '../openapi.ts'

/**
 * A JSON Schema as one would write the type: `{ id: string (1…128), note?: string }`.
 * A reference is written `«Name»`, so that a page can make a link of it.
 */
export function notation(schema: Schema, indent = ''): string {
  const { default: preset, ...rest } = schema
  return preset === undefined ? typeOf(rest, indent) : `${typeOf(rest, indent)} = ${JSON.stringify(preset)}`
}

function typeOf(schema: Schema, indent: string): string {
  if (schema.$ref) return `«${schema.$ref.split('/').at(-1)}»`
  if (schema.const !== undefined) return JSON.stringify(schema.const)
  if (schema.enum) return schema.enum.map((one) => JSON.stringify(one)).join(' | ')
  if (schema.anyOf) return schema.anyOf.map((one) => notation(one, indent)).join(' | ')
  if (schema.prefixItems) return `[${schema.prefixItems.map((one) => notation(one, indent)).join(', ')}]`
  if (schema.items) return `${listed(schema.items, indent)}[]${range(schema.minItems, schema.maxItems)}`
  if (schema.type === 'object') return objectNotation(schema, indent)
  return plain(schema)
}

function listed(item: Schema, indent: string): string {
  const isUnion = Boolean(item.anyOf ?? item.enum) || Array.isArray(item.type)
  return isUnion ? `(${notation(item, indent)})` : notation(item, indent)
}

function objectNotation({ properties = {}, required = [], additionalProperties }: Schema, indent: string): string {
  const deeper = `${indent}  `
  const lines = Object.entries(properties).map(([name, one]) => `${deeper}${name}${required.includes(name) ? '' : '?'}: ${notation(one, deeper)}`)
  if (typeof additionalProperties === 'object') lines.push(`${deeper}[key]: ${notation(additionalProperties, deeper)}`)
  return lines.length === 0 ? '{}' : `{\n${lines.join('\n')}\n${indent}}`
}

function plain({ type = 'anything', format, pattern, minLength, maxLength, minimum, maximum }: Schema): string {
  const names = format ? [format] : [type].flat()
  const limits = names[0] === 'string' ? range(minLength, maxLength) : range(real(minimum), real(maximum))
  return `${names.join(' | ')}${limits}${pattern && !format ? ` /${pattern}/` : ''}`
}

/** The bounds of a safe integer say nothing to a reader. */
const real = (bound: number | undefined): number | undefined => (Math.abs(bound ?? 0) === Number.MAX_SAFE_INTEGER ? undefined : bound)

function range(low: number | undefined, high: number | undefined): string {
  if (low === undefined && high === undefined) return ''
  return high === undefined ? ` (≥ ${low})` : low === undefined ? ` (≤ ${high})` : ` (${low}…${high})`
}
