import { type Html, html } from '../../../http/html.ts'
import { markPath, styleSheetPath } from '../assets.ts'
import type { Description } from '../description.ts'
import { schemasPath } from './schema-words.ts'

export interface Page {
  readonly title: string
  /** The address of the page, as the list of pages has it. */
  readonly at: string
  readonly main: Html
}

/** The frame of every page. The list of pages comes last, so that on a narrow screen it is below what was asked for. */
export function layout({ faces }: Description, { title, at, main }: Page): Html {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>${title} – Rollcall</title>
<link rel="icon" href="${markPath}" type="image/svg+xml">
<link rel="stylesheet" href="${styleSheetPath}">
</head>
<body>
<a class="skip" href="#content">To the content</a>
<header>
<a class="home" href="/api/docs"><img src="${markPath}" alt="" width="24" height="24">Rollcall API</a>
<a class="to-pages" href="#pages">All pages</a>
<a href="/api/docs/openapi.json">OpenAPI</a>
</header>
<main id="content">
${main}
</main>
<nav id="pages" aria-label="Pages">
<ul>${link('/api/docs', 'Overview', at)}${link(schemasPath, 'Schemas', at)}</ul>
${faces.map(
  ({ name, resources }) => html`<h2>${name}</h2>
<ul>${resources.map((resource) => link(`/api/docs/${resource.slug}`, resource.name, at))}</ul>
`,
)}</nav>
</body>
</html>
`
}

function link(address: string, words: string, at: string): Html {
  const current = address === at && html` aria-current="page"`
  return html`<li><a href="${address}"${current}>${words}</a></li>`
}
