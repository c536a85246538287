import type { FastifyReply } from 'fastify'
import { html } from '../../http/html.ts'
import { newNonce } from '../pages.ts'

/**
 * A page in a hidden frame or a popup that hands the answer to the app that opened it, as the vendor's SDKs expect it. The
 * message names its receiver's origin, so a page of any other origin gets nothing (WEB-11).
 */
export function sendWebMessage(
  reply: FastifyReply,
  origin: string,
  answer: Readonly<Record<string, string>>,
): FastifyReply {
  const nonce = newNonce()
  const page = html`<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="robots" content="noindex"><title>Signing in</title></head>
<body data-origin="${origin}" data-response="${JSON.stringify(answer)}">
<script nonce="${nonce}">
(() => {
  const { origin, response } = document.body.dataset
  const receiver = window.opener ?? (window.parent === window ? null : window.parent)
  receiver?.postMessage({ type: 'authorization_response', response: JSON.parse(response) }, origin)
})()
</script>
</body>
</html>
`
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `frame-ancestors ${origin}`,
    "form-action 'none'",
    "base-uri 'none'",
    "object-src 'none'",
  ]
  return reply.header('content-security-policy', policy.join('; ')).type('text/html; charset=utf-8').send(page.text)
}
