import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../support/test-app.ts'
import { runCli, theObject, towards } from './run-cli.ts'

let app: TestApp

beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.close())

const password = 'a boat on seven rivers'

test('owner create adds an owner who can sign in', async () => {
  const words = ['owner', 'create', '--email', 'alice@example.com', '--password', password, '--json']
  const outcome = await runCli(words, { variables: towards(app) })
  expect(outcome).toMatchObject({ code: 0, stderr: '' })
  const { user_id } = theObject(outcome)
  const session = await app.anonymous('POST', '/api/v1/session', { body: { email: 'alice@example.com', password } })
  expect(session.status).toBe(201)
  expect(session.body.operator).toMatchObject({ id: user_id, role: 'owner' })
})

test('the password may come from OWNER_PASSWORD', async () => {
  const variables = { ...towards(app), OWNER_PASSWORD: password }
  const outcome = await runCli(['owner', 'create', '--email', 'bob@example.com', '--name', 'Bob'], { variables })
  expect(outcome).toEqual({
    code: 0,
    stdout: 'bob@example.com is an owner now, and can sign in to the console.\n',
    stderr: '',
  })
  const session = await app.anonymous('POST', '/api/v1/session', { body: { email: 'bob@example.com', password } })
  expect(session.body.operator.name).toBe('Bob')
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
