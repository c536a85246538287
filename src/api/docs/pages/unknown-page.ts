import { type Html, html } from '../../../http/html.ts'
import type { Description } from '../description.ts'
import { layout } from './layout.ts'

export function unknownPage(description: Description): Html {
  const main = html`<h1>There is no such page</h1>
<p>The address is not right, or what it named is gone. <a href="/api/docs">The overview</a> lists everything there is.</p>`
  return layout(description, { title: 'No such page', at: '', main })
}
