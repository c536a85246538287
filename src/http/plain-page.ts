// A page of few words, for what has no better place: faults of a request that no client can be told of, and a question
// with one button. It loads nothing and runs nothing.
import type { FastifyReply } from 'fastify'
import { type Html, html } from './html.ts'

export interface PlainPage {
  readonly title: string
  readonly lines: readonly string[]
  /** The request's id, to be quoted to support. */
  readonly reference?: string
  readonly form?: PlainForm
}

export interface PlainForm {
  readonly action: string
  readonly fields: Readonly<Record<string, string>>
  readonly button: string
}

const contentSecurityPolicy = [
  "default-src 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "object-src 'none'",
].join('; ')

export function sendPlainPage(reply: FastifyReply, status: number, page: PlainPage): FastifyReply {
  return reply
    .code(status)
    .header('content-security-policy', contentSecurityPolicy)
    .header('cross-origin-opener-policy', 'same-origin')
    .header('cache-control', 'no-store')
    .type('text/html; charset=utf-8')
    .send(pageHtml(page).text)
}

function pageHtml({ title, lines, reference, form }: PlainPage): Html {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title}</title>
</head>
<body>
<main>
<h1>${title}</h1>
${lines.map((line) => html`<p>${line}</p>`)}
${form !== undefined && formHtml(form)}
${reference !== undefined && html`<p><small>Reference: ${reference}</small></p>`}
</main>
</body>
</html>
`
}

function formHtml({ action, fields, button }: PlainForm): Html {
  const hidden = Object.entries(fields).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`,
  )
  return html`<form method="post" action="${action}">${hidden}<button type="submit">${button}</button></form>`
}
