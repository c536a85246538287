// The cookies of people: one reader and one writer for all faces (WEB-08, SES-11).

/** `session`: who is signed in. `sign-in`: which browser a sign-in belongs to. `known-browser`: was signed in here before.
 * `trusted-browser`: showed a second factor before. `passkey-offer`: how often a passkey was declined. `reset-ticket` and the other tickets: a link's
 * secret between its opening and its button, sealed. `form`: what was wrong with a form, for the page that shows it again,
 * sealed. */
export type CookieName =
  | 'session'
  | 'sign-in'
  | 'known-browser'
  | 'trusted-browser'
  | 'passkey-offer'
  | 'reset-ticket'
  | 'verification-ticket'
  | 'unlock-ticket'
  | 'enrolment-ticket'
  | 'invitation-ticket'
  | 'email-change-ticket'
  | 'email-change-undo-ticket'
  | 'sign-in-link-ticket'
  | 'identity-link-ticket'
  | 'form'

export interface CookieSettings {
  /** Decides by its scheme what a browser accepts. */
  readonly publicUrl: string
  /** Null: gone when the browser closes. */
  readonly maxAgeSeconds: number | null
}

/** Null where there is none, where it is no secret of ours, and where there are two: one of them was planted. */
export function readCookie(header: string | undefined, name: CookieName, publicUrl: string): string | null {
  const full = fullName(name, publicUrl)
  const values = (header ?? '')
    .split(';')
    .map((pair) => pair.trim().split('='))
    .filter(([given, , ...rest]) => given === full && rest.length === 0)
    .map(([, value = '']) => value)
  const [value] = values
  return values.length === 1 && value !== undefined && /^[A-Za-z0-9_-]{43,3000}$/.test(value) ? value : null
}

export function cookieHeader(name: CookieName, value: string, { publicUrl, maxAgeSeconds }: CookieSettings): string {
  const age = maxAgeSeconds === null ? '' : `; Max-Age=${maxAgeSeconds}`
  // Apps on other sites ask in a hidden frame who is signed in, and providers answer with a form: both need None, which
  // browsers take on https alone. What changes anything is guarded by form tokens and the request's origin.
  // The console is nobody's frame, and what it asks its API comes from its own pages.
  const isForOthers = applicationPath(publicUrl) === ''
  const site = isForOthers ? (isSecure(publicUrl) ? 'None' : 'Lax') : name === 'session' ? 'Strict' : 'Lax'
  return `${fullName(name, publicUrl)}=${value}; Path=/${age}; HttpOnly; SameSite=${site}${isSecure(publicUrl) ? '; Secure' : ''}`
}

export function clearedCookie(name: CookieName, publicUrl: string): string {
  return cookieHeader(name, '', { publicUrl, maxAgeSeconds: 0 })
}

/**
 * `__Host-` makes browsers insist on https, on this very host and on the whole path; plain http cannot have it. The path
 * of the address tells applications on one host apart.
 */
function fullName(name: CookieName, publicUrl: string): string {
  const path = applicationPath(publicUrl)
  return `${isSecure(publicUrl) ? '__Host-' : ''}rollcall-${path === '' ? '' : `${path}-`}${name}`
}

function applicationPath(publicUrl: string): string {
  return new URL(publicUrl).pathname.replaceAll('/', '')
}

function isSecure(publicUrl: string): boolean {
  return publicUrl.startsWith('https:')
}
