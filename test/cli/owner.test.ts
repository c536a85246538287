import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkCredentials } from '../../src/sign-ins/check-credentials.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'
import { runCli, theObject, towards } from './run-cli.ts'

let app: TestApp

beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.close())

const password = 'a boat on seven rivers'

/** Whose account the address and the password open at the console. */
async function operatorWith(identifier: string) {
  const { console } = app.app
  const connection = await console.stores.connections.findDefaultDatabase()
  const caller = { ip: '203.0.113.9', userAgent: null, requestId: null }
  const credentials = { connection, identifier, password, knownBrowserSecret: null }
  const account = await checkCredentials(console, caller, credentials)
  return account === null ? null : console.stores.operators.find(account.userId)
}

test('owner create adds an owner who can sign in', async () => {
  const words = ['owner', 'create', '--email', 'alice@example.com', '--password', password, '--json']
  const outcome = await runCli(words, { variables: towards(app) })
  expect(outcome).toMatchObject({ code: 0, stderr: '' })
  const { user_id } = theObject(outcome)
  expect(await operatorWith('alice@example.com')).toMatchObject({ id: user_id, role: 'owner' })
})

test('the password may come from OWNER_PASSWORD', async () => {
  const variables = { ...towards(app), OWNER_PASSWORD: password }
  const outcome = await runCli(['owner', 'create', '--email', 'bob@example.com', '--name', 'Bob'], { variables })
  expect(outcome).toEqual({
    code: 0,
    stdout: 'bob@example.com is an owner now, and can sign in to the console.\n',
    stderr: '',
  })
  expect(await operatorWith('bob@example.com')).toMatchObject({ name: 'Bob', role: 'owner' })
})

test('without a password and a terminal it is wrong usage', async () => {
  const outcome = await runCli(['owner', 'create', '--email', 'carol@example.com'], { variables: towards(app) })
  expect(outcome).toMatchObject({ code: 2, stdout: '' })
  expect(outcome.stderr).toContain('There is no terminal to ask for the password on: set OWNER_PASSWORD')
})

test('a weak password is refused, by its field', async () => {
  const variables = { ...towards(app), OWNER_PASSWORD: 'short' }
  const outcome = await runCli(['owner', 'create', '--email', 'carol@example.com'], { variables })
  expect(outcome).toEqual({ code: 1, stdout: '', stderr: 'password: Use at least 15 characters.\n' })
})

test('the same address twice is refused', async () => {
  const words = ['owner', 'create', '--email', 'dan@example.com', '--password', password]
  expect((await runCli(words, { variables: towards(app) })).code).toBe(0)
  const outcome = await runCli(words, { variables: towards(app) })
  expect(outcome).toEqual({
    code: 1,
    stdout: '',
    stderr: 'Somebody with this e-mail address is an operator already.\n',
  })
})
