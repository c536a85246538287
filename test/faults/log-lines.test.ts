import { Writable } from 'node:stream'
import { expect, test } from 'vitest'
import { startTestApp } from '../support/test-app.ts'

// A fault's stack is the longest thing a line holds.
const longestLine = 10_000
const evil = 'x\r\n{"level":60,"msg":"forged"}\u001b[31m","level":"fatal"'

test('INJ-08 whatever a caller sends, the log has one JSON line an event, escaped and of bounded length', async () => {
  let written = ''
  const stream = new Writable({
    write: (chunk, _encoding, done) => {
      written += chunk
      done()
    },
  })
  const app = await startTestApp({ logLevel: 'info' }, { level: 'info', stream })
  const connection = 'Username-Password-Authentication'
  const person = { connection, email: 'alice@example.com', password: 'Correct-Horse-7-Battery', name: evil }
  await app.api('POST', '/users', { body: { ...person, user_metadata: { note: evil.repeat(100) } } })
  await app.api('GET', `/users?q=${encodeURIComponent(`name:"${evil}"`)}`, {
    headers: { 'user-agent': 'a'.repeat(20_000) },
  })
  await app.anonymous('GET', `/api/v2/${encodeURIComponent(evil)}`)
  await app.v1('PATCH', `/users/${encodeURIComponent(evil)}`, { body: { name: 'x'.repeat(100_000) } })
  await app.close()
  const lines = written.split('\n').filter((line) => line !== '')
  expect(lines.length).toBeGreaterThan(4)
  for (const line of lines) {
    expect(() => JSON.parse(line)).not.toThrow()
    expect(line.length, line.slice(0, 700)).toBeLessThan(longestLine)
    expect(line).not.toContain('\u001b')
    expect(JSON.parse(line).msg).not.toBe('forged')
  }
  expect(written).not.toContain('alice@example.com')
  expect(written).not.toContain('Correct-Horse')
})
