import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../support/test-app.ts'
import { runCli, theObject, towards } from './run-cli.ts'

let app: TestApp
const ids: Record<string, string> = {}

beforeAll(async () => {
  app = await startTestApp()
  for (const name of ['alice', 'bob', 'carol']) {
    const body = { email: `${name}@example.com`, name: `${name} Lidell` }
    ids[name] = (await app.v1('POST', '/users', { body })).body.id
  }
  await app.v1('POST', '/users', { body: { email: 'dan@example.net', name: 'Dan \u001b[2J\u202egnp.exe' } })
})
afterAll(() => app.close())

const cli = (...words: string[]) => runCli(words, { variables: towards(app) })

test('users find finds by words, which need no quotes', async () => {
  const outcome = await cli('users', 'find', 'alice', 'lidell')
  expect(outcome).toEqual({
    code: 0,
    stdout: `${ids.alice}  active  alice@example.com  alice Lidell\n`,
    stderr: '',
  })
})

test('users find takes a query', async () => {
  const outcome = await cli('users', 'find', 'email:*@example.com AND NOT name:bob*', '--json')
  const { users, total } = theObject(outcome)
  expect(users.map(({ id }: { id: string }) => id).sort()).toEqual([ids.alice, ids.carol].sort())
  expect(total).toEqual({ count: 2, isEstimate: false })
})

test('users find says how many there are beyond those shown', async () => {
  const { code, stdout, stderr } = await cli('users', 'find', 'lidell', '--limit', '2')
  expect({ code, lines: stdout.trimEnd().split('\n').length }).toEqual({ code: 0, lines: 2 })
  expect(stderr).toBe('These are 2 of 3. Say more precisely whom you look for, or use --limit.\n')
})

test('users find --json says nothing beside its object', async () => {
  const outcome = await cli('users', 'find', 'lidell', '--limit', '2', '--json')
  expect(outcome.stderr).toBe('')
  expect(theObject(outcome).users).toHaveLength(2)
})

test('a word that begins with a dash comes after --', async () => {
  const { users } = theObject(await cli('users', 'find', '--json', '--', '-email:*@example.com'))
  expect(users).toHaveLength(1)
})

test('nobody found is no failure', async () => {
  expect(await cli('users', 'find', 'mallory')).toEqual({ code: 0, stdout: 'Nobody found.\n', stderr: '' })
})

test('a query that cannot be read is refused with its position', async () => {
  const outcome = await cli('users', 'find', 'email:(a OR')
  expect(outcome).toMatchObject({ code: 1, stdout: '' })
  expect(outcome.stderr).toMatch(/ at (position|the end)/)
})

test('what a person calls themselves cannot steer the terminal', async () => {
  const { stdout } = await cli('users', 'find', 'dan@example.net')
  expect(stdout).toContain('Dan \u{FFFD}[2J\u{FFFD}gnp.exe')
})

test('users suspend and users activate change the state, and may be repeated', async () => {
  for (const [verb, status] of [
    ['suspend', 'suspended'],
    ['suspend', 'suspended'],
    ['activate', 'active'],
    ['activate', 'active'],
  ] as const) {
    const outcome = await cli('users', verb, ids.bob ?? '', '--reason', 'asked for it', '--json')
    expect(outcome).toMatchObject({ code: 0, stderr: '' })
    expect(theObject(outcome)).toEqual({ user_id: ids.bob, status })
    expect((await app.v1('GET', `/users/${encodeURIComponent(ids.bob ?? '')}`)).body.status).toBe(status)
  }
})

test('users suspend --revoke-sessions is accepted', async () => {
  expect(await cli('users', 'suspend', ids.carol ?? '', '--revoke-sessions')).toEqual({
    code: 0,
    stdout: `${ids.carol} is suspended.\n`,
    stderr: '',
  })
})

test.each(['suspend', 'activate'])('users %s of nobody is refused', async (verb) => {
  const outcome = await cli('users', verb, 'auth0|nobody')
  expect(outcome).toEqual({ code: 1, stdout: '', stderr: 'The user does not exist.\n' })
})

test('an id cannot reach another path', async () => {
  const outcome = await cli('users', 'suspend', '../../keys/rotate-signing?x=')
  expect(outcome).toMatchObject({ code: 1, stdout: '' })
})
