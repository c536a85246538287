import type { FastifyReply } from 'fastify'
import { html } from '../../http/html.ts'
import { newNonce } from '../pages.ts'

/** A form that sends itself to the client (Form Post Response Mode 1.0 §2), and to nobody else. */
export function sendFormPost(
  reply: FastifyReply,
  redirectUri: string,
  answer: Readonly<Record<string, string>>,
): FastifyReply {
  const nonce = newNonce()
  const fields = Object.entries(answer).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`,
  )
  const page = html`<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="robots" content="noindex"><title>Signing in</title></head>
<body>
<form method="post" action="${redirectUri}">${fields}<noscript><button type="submit">Continue</button></noscript></form>
<script nonce="${nonce}">document.forms[0].submit()</script>
</body>
</html>
`
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    // What follows the form's target is the client's own site.
    `form-action ${new URL(redirectUri).origin}`,
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "object-src 'none'",
  ]
  return reply.header('content-security-policy', policy.join('; ')).type('text/html; charset=utf-8').send(page.text)
}
