// How pages leave: never cached, never framed, and with a policy that lets nothing in from elsewhere (security.md 5.5).
import type { FastifyReply } from 'fastify'
import type { Html } from '../http/html.ts'
import { referrerPolicy } from '../http/same-origin.ts'
import type { SignIn } from '../sign-ins/sign-in.ts'
import { basePath, ownAddress } from './own-address.ts'
import type { Visit } from './visit.ts'

export interface Sending {
  readonly status?: number
  /** The sign-in whose forms end with a redirect to its client. */
  readonly signIn?: SignIn | null
  /** Another address that a redirect after a form may lead to. */
  readonly leadsTo?: string | null
  /** Of the app that a person is asked about, beside the application's own logo. */
  readonly picture?: string | null
}

export function sendPage(
  visit: Visit,
  page: Html,
  { status = 200, signIn = null, leadsTo = null, picture = null }: Sending = {},
): FastifyReply {
  const { reply, settings } = visit
  prepare(visit)
  reply.header('content-security-policy', pagePolicy([settings.logoUrl, picture], leadsTo ?? callbackOf(signIn)))
  // A page that may answer its opener by message must not be cut off from it (response_mode=web_message).
  const answersOpener = signIn?.goal.kind === 'authorize' && signIn.goal.request.responseMode === 'web_message'
  if (!answersOpener) reply.header('cross-origin-opener-policy', 'same-origin')
  return reply.code(status).type('text/html; charset=utf-8').send(page.text)
}

/** To the page that shows what became of a form, or to the step that is due. */
export function sendTo(visit: Visit, address: string): FastifyReply {
  prepare(visit)
  const base = basePath(visit.directory.publicUrl)
  return visit.reply.header('location', ownAddress(base, address)).code(303).send()
}

function prepare({ reply, directory }: Visit): void {
  reply.header('cache-control', 'no-store').header('referrer-policy', referrerPolicy(directory.publicUrl))
}

function callbackOf(signIn: SignIn | null): string | null {
  return signIn?.goal.kind === 'authorize' ? signIn.goal.request.redirectUri : null
}

function pagePolicy(pictures: readonly (string | null)[], formTarget: string | null): string {
  const target = formTarget === null ? '' : sourceOf(formTarget)
  return [
    "default-src 'none'",
    "style-src 'self'",
    "script-src 'self'",
    ["img-src 'self' data:", ...pictures.flatMap((url) => (url === null ? [] : [sourceOf(url)]))].join(' '),
    `form-action 'self'${target === '' ? '' : ` ${target}`}`,
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "object-src 'none'",
    "require-trusted-types-for 'script'",
  ].join('; ')
}

/** Browsers hold redirects after a form to its policy too. An app's own scheme has no host to name. */
function sourceOf(address: string): string {
  if (!URL.canParse(address)) return ''
  const { protocol, origin } = new URL(address)
  return protocol === 'https:' || protocol === 'http:' ? origin : /^[a-z][a-z\d+.-]*:$/.test(protocol) ? protocol : ''
}
