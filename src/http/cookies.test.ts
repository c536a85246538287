import { describe, expect, test } from 'vitest'
import { clearedCookie, cookieHeader, readCookie } from './cookies.ts'

const secret = 'Ab-_'.repeat(11).slice(0, 43)
const https = 'https://id.example.com/'
const http = 'http://localhost:3000/'

describe('cookieHeader', () => {
  test('WEB-08 on https browsers hold a cookie to this very host, and to https', () => {
    expect(cookieHeader('session', secret, { publicUrl: https, maxAgeSeconds: 60 })).toBe(
      `__Host-rollcall-session=${secret}; Path=/; Max-Age=60; HttpOnly; SameSite=None; Secure`,
    )
  })

  test('on plain http it has a name and a site rule that browsers accept there', () => {
    expect(cookieHeader('session', secret, { publicUrl: http, maxAgeSeconds: null })).toBe(
      `rollcall-session=${secret}; Path=/; HttpOnly; SameSite=Lax`,
    )
  })

  test("WEB-08 the console's session has a name of its own and goes with requests of this site alone", () => {
    expect(cookieHeader('session', secret, { publicUrl: `${https}console/`, maxAgeSeconds: null })).toBe(
      `__Host-rollcall-console-session=${secret}; Path=/; HttpOnly; SameSite=Strict; Secure`,
    )
  })

  test('clearing empties the same cookie', () => {
    expect(clearedCookie('session', https)).toMatch(/^__Host-rollcall-session=; Path=\/; Max-Age=0;/)
  })
})

describe('readCookie', () => {
  const name = '__Host-rollcall-session'

  test('finds the secret among other cookies', () => {
    expect(readCookie(`a=b; ${name}=${secret}; c=d`, 'session', https)).toBe(secret)
  })

  test('SES-11 answers none for what is no secret, for two of the name, and for the name of another application', () => {
    for (const header of [
      undefined,
      '',
      name,
      `${name}=`,
      `${name}="${secret}"`,
      `${name}=${secret}=`,
      `${name}=${secret.slice(1)}`,
      `${name}=${'x'.repeat(4_000)}`,
      `${name}=${secret}; ${name}=${secret}`,
      `rollcall-session=${secret}`,
      `__Host-rollcall-console-session=${secret}`,
      `x${name}=${secret}`,
    ]) {
      expect(readCookie(header, 'session', https), header?.slice(0, 60)).toBeNull()
    }
  })
})
