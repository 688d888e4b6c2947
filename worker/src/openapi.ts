import * as z from 'zod/mini'
import { version } from '../../package.json'
import { api, type Operation } from '../../shared/api.ts'
import { Brief, BriefReply, Category, Progress, SavedBrief, Thresholds } from '../../shared/schema/brief.ts'
import { Candidate, Stage } from '../../shared/schema/candidate.ts'
import { Count } from '../../shared/schema/count.ts'
import { ERROR_CODES, ErrorBody, type ErrorCode } from '../../shared/schema/error.ts'
import { Evidence, Quoted } from '../../shared/schema/evidence.ts'
import { FitFound, Judged } from '../../shared/schema/judgement.ts'
import { Metric, Receipt } from '../../shared/schema/metric.ts'
import { Creator, Observation, Post, SourceNote } from '../../shared/schema/observation.ts'
import { Part, Score } from '../../shared/schema/score.ts'
import { Norm, ReachNorm, Terms } from '../../shared/schema/terms.ts'

const NAMED = {
  ...{ Candidate, Stage, Count, Metric, Receipt, Creator, Observation, Post, SourceNote },
  ...{ Evidence, Part, Score, Norm, ReachNorm, Terms, ErrorBody },
  ...{ Brief, SavedBrief, BriefReply, Category, Thresholds, Progress, Quoted, FitFound, Judged },
}

/** The part of JSON Schema that zod writes for the contract. */
export interface Schema {
  $ref?: string
  type?: string | string[]
  const?: unknown
  enum?: unknown[]
  anyOf?: Schema[]
  items?: Schema
  prefixItems?: Schema[]
  properties?: Record<string, Schema>
  required?: string[]
  additionalProperties?: Schema | boolean
  format?: string
  pattern?: string
  minLength?: number
  maxLength?: number
  minItems?: number
  maxItems?: number
  minimum?: number
  maximum?: number
  default?: unknown
}
type Schemas = Record<string, Schema>

export interface OperationDoc {
  operationId: string
  summary: string
  security: Record<string, never[]>[]
  parameters: { name: string; in: 'path' | 'query'; required: boolean; schema: Schema }[]
  requestBody?: { required: true; content: Content }
  responses: Record<string, { description: string; content: Content }>
}
type Content = { 'application/json': { schema: Schema } }

export interface OpenApi {
  openapi: '3.1.1'
  info: { title: string; version: string; description: string }
  paths: Record<string, Record<string, OperationDoc>>
  components: { schemas: Schemas; securitySchemes: Record<string, unknown> }
}

/** The contract as an OpenAPI document. */
export function openApi(): OpenApi {
  const schemas: Schemas = {}
  const paths: OpenApi['paths'] = {}
  for (const [name, operation] of Object.entries<Operation>(api)) {
    paths[operation.path] = { ...paths[operation.path], [operation.method.toLowerCase()]: describe(name, operation, schemas) }
  }
  const info = { title: 'Scoutmark API', version, description: 'Saves, scores and shortlists creators for a team.' }
  const securitySchemes = { memberKey: { type: 'http', scheme: 'bearer', description: 'A member key, from POST /v1/connect' } }
  return { openapi: '3.1.1', info, paths, components: { schemas, securitySchemes } }
}

function describe(name: string, operation: Operation, schemas: Schemas): OperationDoc {
  const content = (schema: z.ZodMiniType): Content => ({ 'application/json': { schema: schemaOf(schema, schemas) } })
  const { body, summary, auth } = operation
  return {
    operationId: name,
    summary,
    security: auth === 'member' ? [{ memberKey: [] }] : [],
    parameters: [...parameters(operation.params, 'path', schemas), ...parameters(operation.query, 'query', schemas)],
    ...(body ? { requestBody: { required: true, content: content(body) } } : {}),
    responses: {
      200: { description: 'Done', content: content(operation.reply) },
      ...failures([...operation.errors, 'internal'], content(ErrorBody)),
    },
  }
}

function parameters(schema: z.ZodMiniType | undefined, place: 'path' | 'query', schemas: Schemas): OperationDoc['parameters'] {
  if (!schema) return []
  const { properties = {}, required = [] } = jsonSchema(schema, schemas)
  return Object.entries(properties).map(([name, one]) => ({ name, in: place, required: required.includes(name), schema: one }))
}

function failures(codes: readonly ErrorCode[], content: Content): OperationDoc['responses'] {
  const byStatus = Map.groupBy(codes, (code) => String(ERROR_CODES[code]))
  return Object.fromEntries([...byStatus].map(([status, same]) => [status, { description: same.join(', '), content }]))
}

const registry = z.registry<{ id: string }>()
for (const [id, schema] of Object.entries(NAMED)) registry.add(schema, { id })

/** As a property of something else a named schema becomes a reference. */
const schemaOf = (schema: z.ZodMiniType, schemas: Schemas): Schema => jsonSchema(z.object({ it: schema }), schemas).properties?.it ?? {}

/** A schema as JSON Schema; the named ones inside go to `schemas`. */
function jsonSchema(schema: z.ZodMiniType, schemas: Schemas): Schema {
  const written = JSON.stringify(z.toJSONSchema(schema, { metadata: registry, io: 'input' })).replaceAll('#/$defs/', '#/components/schemas/')
  const { $defs, $schema: _, ...rest } = JSON.parse(written) as Schema & { $defs?: Schemas; $schema?: string }
  Object.assign(schemas, $defs)
  return rest
}
