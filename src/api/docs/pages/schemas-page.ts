import { type Html, html } from '../../../http/html.ts'
import type { Description } from '../description.ts'
import { layout } from './layout.ts'
import { branch } from './schema-tree.ts'
import { schemasPath } from './schema-words.ts'

/** Every named schema at its place; what is linked elsewhere leads here. */
export function schemasPage(description: Description): Html {
  const named = Object.entries(description.schemas).sort(([one], [other]) => (one < other ? -1 : 1))
  const main = html`<h1>Schemas</h1>
<p>Shapes that stand in more than one place.</p>
<ul class="names">${named.map(([name]) => html`<li><a href="#${name}">${name}</a></li>`)}</ul>
${named.map(
  ([name, schema]) => html`<section class="operation" id="${name}">
<h2><a href="#${name}">${name}</a></h2>
${branch(schema, 'answered')}
</section>
`,
)}`
  return layout(description, { title: 'Schemas', at: schemasPath, main })
}
