import type { Context } from 'hono'
import { html } from 'hono/html'
import { type OpenApi, type OperationDoc, openApi, type Schema } from '../openapi.ts'
import { notation } from './notation.ts'
import { STYLE } from './style.ts'

/** The OpenAPI document as one readable page: no script, nothing loaded from anywhere. */
export async function docsPage(c: Context): Promise<Response> {
  const nonce = crypto.randomUUID()
  c.header('content-security-policy', `default-src 'none'; style-src 'nonce-${nonce}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`)
  return c.html(page(openApi(), nonce))
}

function page({ info, paths, components }: OpenApi, nonce: string) {
  const operations = Object.entries(paths).flatMap(([path, methods]) => Object.entries(methods).map(([method, doc]) => ({ path, method, doc })))
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${info.title}</title>
<style nonce="${nonce}">${STYLE}</style>
</head>
<body>
<header><h1>${info.title} <small>${info.version}</small></h1><p>${info.description} Machine-readable: <a href="/openapi.json">/openapi.json</a></p></header>
<nav aria-label="Operations"><ul>${operations.map(({ method, path, doc }) => html`<li><a href="#${doc.operationId}">${heading(method, path)}</a></li>`)}</ul></nav>
<main>
${operations.map(({ method, path, doc }) => operation(method, path, doc))}
<h2 id="schemas">Schemas</h2>
${Object.entries(components.schemas).map(([name, schema]) => html`<section id="schema-${name}"><h3>${name}</h3>${type(schema)}</section>`)}
</main>
</body>
</html>`
}

const heading = (method: string, path: string) => html`<b class="${method}">${method.toUpperCase()}</b> <code>${path}</code>`

function operation(method: string, path: string, doc: OperationDoc) {
  const { parameters, requestBody, security } = doc
  const { 200: success, ...failures } = doc.responses
  return html`<section id="${doc.operationId}">
<h2>${heading(method, path)}</h2>
<p>${doc.summary}.</p>
<p class="key">${security.length > 0 ? 'Needs a member key: Authorization: Bearer smk_…' : 'Needs no key.'}</p>
${parameters.length > 0 ? html`<h3>Parameters</h3><table><tbody>${parameters.map(parameter)}</tbody></table>` : ''}
${requestBody ? html`<h3>Body</h3>${type(requestBody.content['application/json'].schema)}` : ''}
<h3>Reply</h3>${success ? type(success.content['application/json'].schema) : ''}
<p class="key">Or an <a href="#schema-ErrorBody">ErrorBody</a>: ${Object.entries(failures)
    .map(([status, { description }]) => `${status} ${description}`)
    .join(' · ')}</p>
</section>`
}

const parameter = ({ name, in: place, required, schema }: OperationDoc['parameters'][number]) =>
  html`<tr><th scope="row"><code>${name}</code></th><td>${place}${required ? '' : ', optional'}</td><td>${type(schema)}</td></tr>`

/** A type with its references as links. */
const type = (schema: Schema) =>
  html`<pre>${notation(schema)
    .split(/(«\w+»)/)
    .map((part) => (part.startsWith('«') ? html`<a href="#schema-${part.slice(1, -1)}">${part.slice(1, -1)}</a>` : part))}</pre>`
