// How often a passkey was declined in this browser, so that nobody is pressed (console.md 4.3). It is kept in the browser
// alone: somewhere else the question is another one.
import { cookieHeader, readCookie } from '../http/cookies.ts'
import { randomText } from '../kernel/ids.ts'
import type { Visit } from './visit.ts'

type Browser = Pick<Visit, 'directory' | 'request'>

const quietDays = 90
const declinesAtMost = 2
/** Cookies that are shorter than a secret are not read. */
const padding = 43

export function mayBeOffered(browser: Browser): boolean {
  return declinesIn(browser) < declinesAtMost
}

export function noteDecline(visit: Pick<Visit, 'directory' | 'request' | 'reply'>): void {
  const value = `${Math.min(declinesIn(visit) + 1, declinesAtMost)}${randomText(padding)}`
  const { publicUrl } = visit.directory
  visit.reply.header(
    'set-cookie',
    cookieHeader('passkey-offer', value, { publicUrl, maxAgeSeconds: quietDays * 86_400 }),
  )
}

function declinesIn({ directory, request }: Browser): number {
  const value = readCookie(request.headers.cookie, 'passkey-offer', directory.publicUrl)
  const count = Number(value?.[0] ?? 0)
  return Number.isNaN(count) ? 0 : count
}
