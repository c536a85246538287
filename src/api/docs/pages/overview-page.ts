import { type Html, html } from '../../../http/html.ts'
import type { Description, Face, Operation, Resource } from '../description.ts'
import { layout } from './layout.ts'
import { marked } from './schema-tree.ts'

/** Every operation there is, or those that the words of the filter fit. */
export function overviewPage(description: Description, filter: string): Html {
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean)
  const faces = description.faces.map((face) => narrowed(face, words)).filter(({ resources }) => resources.length > 0)
  const count = faces.reduce((sum, { resources }) => sum + countOf(resources), 0)
  const main = html`<h1>API</h1>
<p>Every operation of this server, as <a href="/api/docs/openapi.json">OpenAPI 3.1</a> has it. Tests hold every answer against this description.</p>
<form method="get" action="/api/docs" role="search">
<label for="q">Filter</label>
<div><input id="q" name="q" type="search" value="${filter}" autocomplete="off" maxlength="100"><button type="submit">Show</button></div>
</form>
<p class="count" role="status">${counted(count, filter)}${filter !== '' && html` <a href="/api/docs">Show all</a>`}</p>
${faces.map(faceSection)}`
  return layout(description, { title: 'API', at: '/api/docs', main })
}

function counted(count: number, filter: string): string {
  const operations = `${count} ${count === 1 ? 'operation' : 'operations'}`
  return filter === '' ? `${operations}.` : `${operations} for “${filter}”.`
}

/** Who may call, in a sentence; the shapes are the document's own matter. */
const introductions: ReadonlyMap<string, string> = new Map([
  [
    'Management API',
    "Auth0's Management API for programs: a bearer token of `/oauth/token` for the audience of `/api/v2/`, with the scopes that an operation asks for.",
  ],
  [
    'API',
    'The API of the console, of the command line and of programs with an API key: `X-API-Key`, with the permissions that an operation asks for.',
  ],
  [
    'OAuth and OpenID Connect',
    'How people sign in and how programs get their tokens. Failures are those of RFC 6749, or a page where a browser came.',
  ],
])

function faceSection({ name, resources }: Face): Html {
  const words = introductions.get(name)
  return html`<section class="face">
<h2>${name}</h2>
${words !== undefined && html`<p>${marked(words)}</p>`}
${resources.map(resourceSection)}</section>
`
}

function resourceSection({ name, slug, operations }: Resource): Html {
  return html`<section>
<h3><a href="/api/docs/${slug}">${name}</a></h3>
${operationList(operations, `/api/docs/${slug}`)}</section>
`
}

/** A line an operation, with a link to its place. */
export function operationList(operations: readonly Operation[], page: string): Html {
  return html`<ul class="operations">${operations.map(
    ({ id, method, path, summary }) =>
      html`<li><a href="${page}#${id}"><code><b class="${method.toLowerCase()}">${method}</b> ${breakable(path)}</code><span>${summary}</span></a></li>
`,
  )}</ul>`
}

/** A long path may go on in the next line after each of its parts. */
export function breakable(path: string): Html {
  const parts = path.split('/').slice(1)
  return html`${parts.map((part) => html`<wbr>/${part}`)}`
}

function narrowed({ name, resources }: Face, words: readonly string[]): Face {
  if (words.length === 0) return { name, resources }
  const fits = ({ id, method, path, summary }: Operation, resource: string) => {
    const text = `${method} ${path} ${summary} ${id} ${resource} ${name}`.toLowerCase()
    return words.every((word) => text.includes(word))
  }
  const fitting = resources.map((resource) => ({
    ...resource,
    operations: resource.operations.filter((operation) => fits(operation, resource.name)),
  }))
  return { name, resources: fitting.filter(({ operations }) => operations.length > 0) }
}

function countOf(resources: readonly Resource[]): number {
  return resources.reduce((sum, { operations }) => sum + operations.length, 0)
}
