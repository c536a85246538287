import { type Html, html } from '../../../http/html.ts'
import type { Description, Operation, Parameter, Resource, Response, Schema } from '../description.ts'
import { exampleCurl } from './example-curl.ts'
import { layout } from './layout.ts'
import { breakable, operationList } from './overview-page.ts'
import { type Direction, description as described, limits, marked, schemaTree } from './schema-tree.ts'
import { typeWords } from './schema-words.ts'

/** One heading of the description with all its operations. */
export function resourcePage(description: Description, resource: Resource): Html {
  const { face, name, slug, operations } = resource
  const main = html`<p class="face-name">${face}</p>
<h1>${name}</h1>
${operationList(operations, '')}
${operations.map((operation) => operationSection(description, operation))}`
  return layout(description, { title: `${name} – ${face}`, at: `/api/docs/${slug}`, main })
}

function operationSection(description: Description, operation: Operation): Html {
  const { id, method, path, summary, parameters, bodies, isBodyRequired, responses } = operation
  return html`<section class="operation" id="${id}">
<h2><a href="#${id}">${summary}</a></h2>
<p class="call"><code><b class="${method.toLowerCase()}">${method}</b> ${breakable(path)}</code></p>
${asks(operation)}
${parameterList('Path', parameters, 'path')}
${parameterList('Query', parameters, 'query')}
${parameterList('Header', parameters, 'header')}
${Object.keys(bodies).length > 0 && html`<h3>Body${!isBodyRequired && html` <small>may be left out</small>`}</h3>${content(description, bodies, 'sent')}`}
<h3>Answers</h3>
<dl class="answers">${responses.map((response) => answer(description, response))}</dl>
<h3>Example</h3>
<pre tabindex="0" aria-label="Example of ${summary}"><code>${exampleCurl(description, operation)}</code></pre>
</section>
`
}

const proofWords: Readonly<Record<string, string>> = {
  bearer: 'bearer token',
  tenantAccess: "bearer token of the organization's API",
  apiKey: 'API key',
  operatorSession: "the console's session",
  personSession: 'the sign-in of somebody who administers the organization',
}

/** A client's own proof is told in the operation's words. */
function asks({ asks: words, proofs }: Operation): Html {
  const known = proofs.flatMap((proof) => proofWords[proof] ?? [])
  const proof = known.length === 0 ? null : `By ${known.join(' or ')}.`
  return html`<p class="asks">${words !== null && html`${marked(words)} `}${proof ?? (words === null && 'Nobody is asked who they are.')}</p>`
}

function parameterList(title: string, parameters: readonly Parameter[], place: string): Html | null {
  const those = parameters.filter((parameter) => parameter.in === place)
  if (those.length === 0) return null
  return html`<h3>${title}</h3>
<ul class="tree">${those.map(
    ({ name, required, schema }) =>
      html`<li><code class="name">${name}</code> <span class="type">${typeWords(schema)}</span>${limits(schema)}${
        required && place !== 'path' && html` <span class="mark sent">needed</span>`
      }${described(schema)}</li>`,
  )}</ul>`
}

/** Media types that carry the same are told together. */
function content(description: Description, schemas: Readonly<Record<string, Schema>>, direction: Direction): Html {
  const types = new Map<string, { readonly schema: Schema; readonly names: string[] }>()
  for (const [name, schema] of Object.entries(schemas)) {
    const text = JSON.stringify(schema)
    const known = types.get(text)
    if (known === undefined) types.set(text, { schema, names: [name] })
    else known.names.push(name)
  }
  return html`${[...types.values()].map(
    ({ schema, names }) =>
      html`<p class="media"><code>${names.join(', ')}</code></p>${schemaTree(description, schema, direction)}`,
  )}`
}

function answer(description: Description, { status, description: meaning, content: schemas }: Response): Html {
  const isFailure = status === 'default' || Number(status) >= 400
  const body = Object.keys(schemas).length === 0 ? html`<p>No body.</p>` : content(description, schemas, 'answered')
  return html`<dt><code>${status === 'default' ? '4xx, 5xx' : status}</code> ${marked(meaning)}</dt>
<dd>${isFailure ? html`<details><summary>Shape of failures</summary>${body}</details>` : body}</dd>
`
}
