// The cookie that holds a console session's secret (WEB-08).
import { sessionAbsoluteHours } from '../../operators/operator-session.ts'

/** `__Host-` makes browsers insist on https, on this very host and on the whole path; plain http cannot have it. */
function cookieName(publicUrl: string): string {
  return isSecure(publicUrl) ? '__Host-rc' : 'rc'
}

/** Null where there is none, and where there are two: one of them was planted (SES-11). */
export function readSessionCookie(header: string | undefined, publicUrl: string): string | null {
  const name = cookieName(publicUrl)
  const values = (header ?? '')
    .split(';')
    .map((pair) => pair.trim().split('='))
    .filter(([given, , ...rest]) => given === name && rest.length === 0)
    .map(([, value = '']) => value)
  const [value] = values
  return values.length === 1 && value !== undefined && /^[A-Za-z0-9_-]{43}$/.test(value) ? value : null
}

export function sessionCookie(secret: string, publicUrl: string): string {
  return cookie(secret, sessionAbsoluteHours * 3_600, publicUrl)
}

export function clearedSessionCookie(publicUrl: string): string {
  return cookie('', 0, publicUrl)
}

function cookie(value: string, maxAgeSeconds: number, publicUrl: string): string {
  const attributes = `Path=/; Max-Age=${maxAgeSeconds}; HttpOnly; SameSite=Strict${isSecure(publicUrl) ? '; Secure' : ''}`
  return `${cookieName(publicUrl)}=${value}; ${attributes}`
}

function isSecure(publicUrl: string): boolean {
  return publicUrl.startsWith('https:')
}
