import { createServer, type IncomingMessage, request, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../support/test-app.ts'
import { runCli, theObject } from './run-cli.ts'

let app: TestApp
const open: Server[] = []

beforeAll(async () => {
  app = await startTestApp()
})
afterEach(() => {
  for (const server of open.splice(0)) server.close()
})
afterAll(() => app.close())

const person = (name: string) => `${JSON.stringify({ email: `${name}@example.com` })}\n`

test('an import survives a server that is away for a while', async () => {
  const way = await wayTo(app, (message) => {
    if (message.method === 'POST') way.closeFor(700)
  })
  const outcome = await importThrough(way.url, person('alice'))
  expect(outcome.code).toBe(0)
  expect(theObject(outcome)).toMatchObject({ inserted: 1, failed: 0 })
  expect(outcome.stderr).toBe(
    'The server does not answer. Waiting a minute for it to come back.\nThe server is back.\n',
  )
})

test('a server that goes during the upload has imported nothing, and the sentence says so', async () => {
  const url = await listening(createServer((message) => message.once('data', () => message.socket.destroy())))
  const outcome = await importThrough(url, person('bob').repeat(200_000))
  expect(outcome).toMatchObject({ code: 1, stdout: '' })
  expect(outcome.stderr).toMatch(/^The connection to \S+ broke \(\w+\)\. .+ Nothing was imported\.\n$/)
})

test('a server that goes after the upload may have imported it, and the sentence says so', async () => {
  const url = await listening(createServer((message) => message.resume().once('end', () => message.socket.destroy())))
  const outcome = await importThrough(url, person('carol'))
  expect(outcome).toMatchObject({ code: 1, stdout: '' })
  expect(outcome.stderr).toContain('All had been sent, so it may go on by itself: look at the people before')
})

test('an import that fails as a whole is exit code 1, with its reason and what was done', async () => {
  const progress = { total: 9, inserted: 3, updated: 0, failed: 0, percentage: 33 }
  const job = { id: 'job_1', status: 'failed', failure: 'The connection was deleted.', progress }
  const url = await listening(
    createServer((message, response) =>
      message.resume().once('end', () => {
        response.writeHead(message.method === 'POST' ? 202 : 200, { 'content-type': 'application/json' })
        response.end(JSON.stringify(job))
      }),
    ),
  )
  expect(await importThrough(url, person('dan'))).toEqual({
    code: 1,
    stdout: '',
    stderr: 'The import job_1 failed: The connection was deleted. So far: 3 inserted, 0 updated, 0 refused.\n',
  })
})

function importThrough(url: string, stdin: string) {
  const variables = { ROLLCALL_URL: url, ROLLCALL_KEY: app.apiKey }
  return runCli(['users', 'import', '-', '--json'], { variables, stdin })
}

/** A way to the app that can be closed for a while, as a server is that is being restarted. */
async function wayTo({ url }: TestApp, onAnswered: (message: IncomingMessage) => void) {
  const server = createServer((message, response) => {
    const { method, headers } = message
    const onward = request(new URL(message.url ?? '', url), { method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(response).once('finish', () => onAnswered(message))
    })
    message.pipe(onward)
  })
  const own = await listening(server)
  const closeFor = (ms: number) => {
    server.close()
    server.closeAllConnections()
    setTimeout(() => server.listen(Number(new URL(own).port), '127.0.0.1'), ms)
  }
  return { url: own, closeFor }
}

async function listening(server: Server): Promise<string> {
  open.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
}
