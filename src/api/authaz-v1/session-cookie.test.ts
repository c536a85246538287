import { describe, expect, test } from 'vitest'
import { clearedSessionCookie, readSessionCookie, sessionCookie } from './session-cookie.ts'

const secret = 'Ab-_'.repeat(11).slice(0, 43)
const https = 'https://id.example.com/'
const http = 'http://localhost:3000/'

test('WEB-08 on https browsers hold the cookie to this very host, and to https', () => {
  expect(sessionCookie(secret, https)).toBe(
    `__Host-rc=${secret}; Path=/; Max-Age=28800; HttpOnly; SameSite=Strict; Secure`,
  )
})

test('on plain http the cookie has a name that browsers accept there', () => {
  expect(sessionCookie(secret, http)).toBe(`rc=${secret}; Path=/; Max-Age=28800; HttpOnly; SameSite=Strict`)
})

test('signing out empties the same cookie', () => {
  expect(clearedSessionCookie(https)).toMatch(/^__Host-rc=; Path=\/; Max-Age=0;/)
})

describe('readSessionCookie', () => {
  test('finds the secret among other cookies', () => {
    expect(readSessionCookie(`a=b; __Host-rc=${secret}; c=d`, https)).toBe(secret)
  })

  test('SES-11 answers none for what is no secret, for two of the name, and for the name of the other protocol', () => {
    for (const header of [
      undefined,
      '',
      '__Host-rc',
      '__Host-rc=',
      `__Host-rc="${secret}"`,
      `__Host-rc=${secret}x`,
      `__Host-rc=${secret}=`,
      `__Host-rc=${secret}; __Host-rc=${secret}`,
      `rc=${secret}`,
      `x__Host-rc=${secret}`,
    ]) {
      expect(readSessionCookie(header, https), header).toBeNull()
    }
  })
})
