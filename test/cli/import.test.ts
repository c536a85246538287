import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../support/test-app.ts'
import { runCli, theObject, towards } from './run-cli.ts'

let app: TestApp
const folder = mkdtempSync(join(tmpdir(), 'rollcall-cli-'))
let runs = 0

beforeAll(async () => {
  app = await startTestApp()
})
afterAll(async () => {
  await app.close()
  rmSync(folder, { recursive: true, force: true })
})

const cli = (...words: string[]) => runCli(['users', 'import', ...words], { variables: towards(app) })
const lines = (records: readonly object[]) => records.map((record) => `${JSON.stringify(record)}\n`).join('')
const named = (name: string) => ({ email: `${name}@example.com`, name })

test('a file of lines is imported and counted', async () => {
  const outcome = await cli(file(lines([named('alice'), named('bob')])), '--json')
  expect(outcome).toMatchObject({ code: 0, stderr: '' })
  expect(theObject(outcome)).toEqual({
    job_id: expect.stringMatching(/^job_/),
    inserted: 2,
    updated: 0,
    failed: 0,
  })
  const { body } = await app.v1('GET', '/users?q=email:alice@example.com')
  expect(body.data).toMatchObject([{ name: 'alice' }])
})

test('without --json the counts are a line, after the progress on stderr', async () => {
  const outcome = await cli(file(lines([named('lines')])))
  expect(outcome).toEqual({
    code: 0,
    stdout: 'Imported: 1 inserted, 0 updated, 0 refused.\n',
    stderr: 'Sending 100 %  45 B of 45 B\nImporting 100 %  1 of 1\n',
  })
})

test.each([
  ['an array', JSON.stringify([named('array')], null, 2)],
  ['an array behind blanks and a mark', `\uFEFF\n\n  ${JSON.stringify([named('marked')])}`],
  ['lines as gzip', gzipSync(lines([named('gzip')]))],
  ['an array as gzip', gzipSync(JSON.stringify([named('gzip-array')]))],
])('%s is imported', async (_, content) => {
  expect(theObject(await cli(file(content), '--json'))).toMatchObject({ inserted: 1, failed: 0 })
})

test('- is standard input', async () => {
  const stdin = gzipSync(lines([named('stdin')]))
  const outcome = await runCli(['users', 'import', '-', '--json'], { variables: towards(app), stdin })
  expect(theObject(outcome)).toMatchObject({ inserted: 1 })
})

test('a refused record stops no other: the exit code stays 0 and the reason is told', async () => {
  const records = [named('carol'), { email: 'no address' }, named('dan'), named('carol')]
  const outcome = await cli(file(lines(records)), '--json')
  expect(outcome.code).toBe(0)
  expect(theObject(outcome)).toMatchObject({ inserted: 2, failed: 2 })
  const [second, fourth, count] = outcome.stderr.trimEnd().split('\n')
  expect(second).toMatch(/^line 2: email: .+ \(INVALID_FORMAT\)$/)
  expect(fourth).toMatch(/^line 4: .+ \(DUPLICATED_USER\)$/)
  expect(count).toBe('2 refused.')
})

test('ten refused records are shown, and --errors takes all of them, for its owner alone', async () => {
  const records = Array.from({ length: 450 }, (_, place) => ({ email: `nobody ${place}` }))
  const errors = join(folder, 'refused.ndjson')
  const outcome = await cli(file(lines(records)), '--errors', errors, '--json')
  expect(outcome.code).toBe(0)
  const shown = outcome.stderr.trimEnd().split('\n')
  expect(shown).toHaveLength(11)
  expect(shown.at(-1)).toBe(`450 refused, 440 of them not shown. All are in ${errors}.`)
  const written = readFileSync(errors, 'utf8').trimEnd().split('\n')
  expect(written.map((line) => JSON.parse(line).line)).toEqual(records.map((_, place) => place + 1))
  expect(JSON.parse(written[7] ?? '')).toMatchObject({ user: { email: 'nobody 7' }, errors: [{ path: 'email' }] })
  expect(statSync(errors).mode & 0o777).toBe(0o600)
})

test('--errors makes an empty file when nothing was refused', async () => {
  const errors = join(folder, 'none.ndjson')
  expect((await cli(file(lines([named('fine')])), '--errors', errors)).code).toBe(0)
  expect(readFileSync(errors, 'utf8')).toBe('')
})

test('--errors that cannot be written is refused before anything is sent', async () => {
  const outcome = await cli(file(lines([named('unsent')])), '--errors', join(folder, 'nowhere', 'refused'))
  expect(outcome).toMatchObject({ code: 1, stdout: '' })
  expect(outcome.stderr).toContain('cannot be written (ENOENT).')
  expect((await app.v1('GET', '/users?q=email:unsent@example.com')).body.data).toEqual([])
})

test('--upsert changes who is there', async () => {
  await cli(file(lines([named('erin')])))
  const outcome = await cli(file(lines([{ email: 'erin@example.com', name: 'Erin Lidell' }])), '--upsert', '--json')
  expect(theObject(outcome)).toMatchObject({ inserted: 0, updated: 1, failed: 0 })
})

test('--connection says where they belong', async () => {
  await app.api('POST', '/connections', { body: { name: 'Staff', strategy: 'auth0' } })
  await cli(file(lines([named('frank')])), '--connection', 'Staff')
  const { body } = await app.v1('GET', '/users?q=email:frank@example.com')
  expect(body.data).toMatchObject([{ connection: 'Staff' }])
})

test('a connection that does not exist is refused, however large the file', async () => {
  const many = lines(Array.from({ length: 20_000 }, (_, place) => named(`many${place}`)))
  const outcome = await cli(file(many), '--connection', 'Nowhere', '--json')
  expect(outcome).toEqual({ code: 1, stdout: '', stderr: 'connection: There is no connection Nowhere.\n' })
})

test('a damaged gzip file is refused, and nobody is imported', async () => {
  const whole = gzipSync(lines(Array.from({ length: 3_000 }, (_, place) => named(`cut${place}`))))
  const outcome = await cli(file(whole.subarray(0, whole.length / 2)), '--json')
  expect(outcome).toMatchObject({ code: 1, stdout: '' })
  expect(outcome.stderr).toContain('it is damaged or cut short')
  expect((await app.v1('GET', '/users?q=email:cut0@example.com')).body.data).toEqual([])
})

test.each([
  ['a file that does not exist', () => join(folder, 'none'), (path: string) => `There is no file ${path}.`],
  ['a folder', () => folder, (path: string) => `${path} is a folder. Name a file.`],
  ['an empty file', () => file(''), (path: string) => `${path} is empty; nothing was imported.`],
  ['a table', () => file('email,name\n'), (path: string) => `${path} holds neither one JSON object a line, nor a`],
])('%s is refused', async (_, make, sentence) => {
  const path = make()
  const outcome = await cli(path)
  expect(outcome).toMatchObject({ code: 1, stdout: '' })
  expect(outcome.stderr).toContain(sentence(path))
})

function file(content: string | Uint8Array): string {
  runs += 1
  const path = join(folder, `people-${runs}`)
  writeFileSync(path, content)
  return path
}
