import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { compileCache } from '../support/compile-cache.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'
import { runCli, theObject, towards } from './run-cli.ts'

let app: TestApp
const folder = mkdtempSync(join(tmpdir(), 'rollcall-cli-'))
const seeded = 1_200

beforeAll(async () => {
  app = await startTestApp()
  const outcome = await cli('seed', '--users', String(seeded), '--json')
  expect(theObject(outcome)).toEqual({ job_id: expect.any(String), inserted: seeded, updated: 0, failed: 0 })
})
afterAll(async () => {
  await app.close()
  rmSync(folder, { recursive: true, force: true })
})

const cli = (...words: string[]) => runCli(words, { variables: towards(app) })
const records = (text: string) => text.trimEnd().split('\n')

test('an export to stdout is one object a line, everybody and nothing else', async () => {
  const { code, stdout, stderr } = await cli('users', 'export')
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  const emails = records(stdout).map((line) => JSON.parse(line).email)
  expect(new Set(emails).size).toBe(seeded)
})

test('--q exports whom the query finds', async () => {
  const { stdout } = await cli('users', 'export', '--q', 'email:*@example.org')
  const emails: string[] = records(stdout).map((line) => JSON.parse(line).email)
  expect(emails.length).toBeGreaterThan(0)
  expect(emails.filter((email) => !email.endsWith('@example.org'))).toEqual([])
})

test('--out writes a table for its owner alone, and --json says what was written', async () => {
  const out = join(folder, 'people.csv')
  const outcome = await cli('users', 'export', '--format', 'csv', '--out', out, '--json')
  expect(outcome).toMatchObject({ code: 0, stderr: '' })
  const { size, mode } = statSync(out)
  expect(theObject(outcome)).toEqual({ file: out, format: 'csv', bytes: size })
  expect(mode & 0o777).toBe(0o600)
  const [head = '', ...rows] = records(readFileSync(out, 'utf8'))
  expect(head).toContain('user_id,email')
  expect(rows).toHaveLength(seeded)
})

test('an export can be imported again', async () => {
  const out = join(folder, 'again.ndjson')
  await cli('users', 'export', '--out', out)
  const outcome = await cli('users', 'import', out, '--upsert', '--json')
  expect(theObject(outcome)).toMatchObject({ inserted: 0, updated: seeded, failed: 0 })
})

test('an export that breaks off fails, and leaves the file that was there', async () => {
  const broken = createServer((_, response) => {
    response.write('{"email":"alice@example.com"}\n')
    setTimeout(() => response.destroy(), 50)
  })
  await new Promise<void>((resolve) => broken.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(broken.address() as AddressInfo).port}/`
  const out = join(folder, 'kept.ndjson')
  writeFileSync(out, 'yesterday\n')
  const words = ['users', 'export', '--out', out, '--json']
  const outcome = await runCli(words, { variables: { ROLLCALL_URL: url, ROLLCALL_KEY: 'rc_ak_x' } })
  broken.close()
  expect(outcome).toMatchObject({ code: 1, stdout: '' })
  expect(outcome.stderr).toMatch(/^The connection to \S+ broke \(/)
  expect(readFileSync(out, 'utf8')).toBe('yesterday\n')
  expect(existsSync(`${out}.part`)).toBe(false)
})

test('a place that cannot be written is refused', async () => {
  const outcome = await cli('users', 'export', '--out', join(folder, 'nowhere', 'people'))
  expect(outcome).toMatchObject({ code: 1, stdout: '' })
  expect(outcome.stderr).toContain('cannot be written (ENOENT).')
})

test('a reader who has enough ends an export without a word', async () => {
  const main = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url))
  const child = spawn(process.execPath, [main, 'users', 'export'], { env: { ...compileCache, ...towards(app) } })
  let stderr = ''
  child.stderr.on('data', (chunk) => {
    stderr += chunk
  })
  child.stdout.once('data', () => child.stdout.destroy())
  const code = await new Promise((resolve) => child.once('close', resolve))
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
})

test('a second seed adds other people', async () => {
  expect(theObject(await cli('seed', '--users', '50', '--json'))).toMatchObject({ inserted: 50, failed: 0 })
})

test('seed gives usernames where the connection asks for them', async () => {
  const body = { name: 'Members', strategy: 'auth0', options: { requires_username: true } }
  expect((await app.api('POST', '/connections', { body })).status).toBe(201)
  const outcome = await cli('seed', '--users', '3', '--connection', 'Members', '--json')
  expect(theObject(outcome)).toMatchObject({ inserted: 3, failed: 0 })
  const users = await app.v1('GET', '/users?connection=Members')
  for (const { username } of users.body.data) expect(username).toMatch(/^[a-z]+\.\w+$/)
})
