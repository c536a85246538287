import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { freePort } from '../support/free-port.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'
import { runCli, towards } from './run-cli.ts'

let app: TestApp
const folder = mkdtempSync(join(tmpdir(), 'rollcall-cli-'))
let other: Server | null = null

beforeAll(async () => {
  app = await startTestApp()
})
afterEach(() => {
  other?.close()
  other = null
})
afterAll(async () => {
  await app.close()
  rmSync(folder, { recursive: true, force: true })
})

const find = ['users', 'find', 'nobody at all']

test('the server is found by its data folder', async () => {
  const DATA_DIR = dataFolder('found', app.url, app.apiKey)
  expect(await runCli(find, { variables: { DATA_DIR } })).toEqual({ code: 0, stdout: 'Nobody found.\n', stderr: '' })
})

test('the data folder is ./data unless it is named', async () => {
  dataFolder('project/data', app.url, app.apiKey)
  expect(await runCli(find, { folder: join(folder, 'project') })).toMatchObject({ code: 0, stderr: '' })
})

test('ROLLCALL_URL and ROLLCALL_KEY come before the data folder', async () => {
  const DATA_DIR = dataFolder('overruled', 'http://localhost:1/', 'rc_ak_wrong')
  expect(await runCli(find, { variables: { ...towards(app), DATA_DIR } })).toMatchObject({ code: 0, stderr: '' })
})

test('the address may lack its slash at the end', async () => {
  const variables = { ROLLCALL_URL: app.url.slice(0, -1), ROLLCALL_KEY: app.apiKey }
  expect(await runCli(find, { variables })).toMatchObject({ code: 0, stderr: '' })
})

test('half of the pair is refused rather than filled up from the data folder', async () => {
  const DATA_DIR = dataFolder('half', app.url, app.apiKey)
  const sentence = 'ROLLCALL_URL and ROLLCALL_KEY belong together; set both or neither.\n'
  const urlOnly = await runCli(find, { variables: { DATA_DIR, ROLLCALL_URL: app.url } })
  expect(urlOnly).toEqual({ code: 1, stdout: '', stderr: sentence })
  const keyOnly = await runCli(find, { variables: { DATA_DIR, ROLLCALL_KEY: app.apiKey } })
  expect(keyOnly).toEqual({ code: 1, stdout: '', stderr: sentence })
})

test('a folder without a server says what to do', async () => {
  const empty = join(folder, 'empty')
  const { code, stdout, stderr } = await runCli(find, { variables: { DATA_DIR: empty } })
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
  expect(stderr).toBe(
    `No Rollcall runs on the data folder ${empty}. Start it with npm start, or set ROLLCALL_URL and ROLLCALL_KEY.\n`,
  )
})

test('an address where nobody listens says what to do', async () => {
  const url = `http://localhost:${await freePort()}/`
  const DATA_DIR = dataFolder('killed', url, app.apiKey)
  const { code, stdout, stderr } = await runCli(find, { variables: { DATA_DIR } })
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
  expect(stderr).toBe(`No Rollcall answers on ${url}. Start it with npm start, or set ROLLCALL_URL and ROLLCALL_KEY.\n`)
})

test.skipIf(process.getuid?.() === 0)('a key that another account keeps is named', async () => {
  const DATA_DIR = dataFolder('foreign', app.url, app.apiKey)
  chmodSync(join(DATA_DIR, 'operator.key'), 0)
  const { code, stderr } = await runCli(find, { variables: { DATA_DIR } })
  expect(code).toBe(1)
  expect(stderr).toContain('operator.key (EACCES). Run this as the account that runs Rollcall')
})

test('a damaged server.json is named', async () => {
  const DATA_DIR = dataFolder('damaged', app.url, app.apiKey)
  writeFileSync(join(DATA_DIR, 'server.json'), '{"url":')
  const { code, stderr } = await runCli(find, { variables: { DATA_DIR } })
  expect({ code, stderr }).toEqual({
    code: 1,
    stderr: `${DATA_DIR}/server.json is damaged. Restart Rollcall, which writes it anew.\n`,
  })
})

test.each(['localhost:3000', 'ftp://localhost/', 'http://alice:secret@localhost/'])('%s is no address', async (url) => {
  const { code, stdout, stderr } = await runCli(find, { variables: { ROLLCALL_URL: url, ROLLCALL_KEY: 'rc_ak_x' } })
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
  expect(stderr).toContain("The server's address must look like https://id.example.com")
})

test('a key that is wrong or was revoked is refused', async () => {
  const variables = { ROLLCALL_URL: app.url, ROLLCALL_KEY: `${app.apiKey.slice(0, -2)}00` }
  const outcome = await runCli(find, { variables })
  expect(outcome).toEqual({ code: 1, stdout: '', stderr: 'The API key is wrong or was revoked.\n' })
})

test('a key that may not do it is told the permission', async () => {
  const { body } = await app.v1('POST', '/keys', { body: { name: 'Reader', permissions: ['read:users'] } })
  const outcome = await runCli(['keys', 'rotate'], { variables: { ROLLCALL_URL: app.url, ROLLCALL_KEY: body.key } })
  expect(outcome).toEqual({ code: 1, stdout: '', stderr: 'This needs the permission rotate:signing_keys.\n' })
})

test('the key does not follow a redirect', async () => {
  const seen: string[] = []
  const url = await standIn((request, response) => {
    seen.push(String(request.headers['x-api-key']))
    response.writeHead(308, { location: `${app.url}elsewhere` }).end()
  })
  const outcome = await runCli(find, { variables: { ROLLCALL_URL: url, ROLLCALL_KEY: 'rc_ak_once' } })
  expect(outcome).toEqual({
    code: 1,
    stdout: '',
    stderr: `${url} answers, but not as Rollcall does (status 308). It sends callers on to ${app.url}elsewhere.\n`,
  })
  expect(seen).toEqual(['rc_ak_once'])
})

test('an address where something else answers is named as such', async () => {
  const url = await standIn((_, response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<p>Hello'))
  const outcome = await runCli(find, { variables: { ROLLCALL_URL: url, ROLLCALL_KEY: 'rc_ak_x' } })
  expect(outcome).toMatchObject({
    code: 1,
    stderr: `${url} answers, but not as Rollcall does. Is the address right?\n`,
  })
})

test('a connection that breaks in the middle of an answer is no answer', async () => {
  const url = await standIn((_, response) => {
    response.writeHead(200, { 'content-length': '1000' }).write('{"data":')
    setTimeout(() => response.destroy(), 50)
  })
  const { code, stdout, stderr } = await runCli(find, { variables: { ROLLCALL_URL: url, ROLLCALL_KEY: 'rc_ak_x' } })
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
  expect(stderr).toMatch(/^The connection to http:\S+ broke \(.+\)\. Look whether Rollcall still runs\.\n$/)
})

function dataFolder(name: string, url: string, key: string): string {
  const path = join(folder, name)
  mkdirSync(path, { recursive: true })
  writeFileSync(join(path, 'server.json'), `${JSON.stringify({ url, pid: 1 })}\n`)
  writeFileSync(join(path, 'operator.key'), key)
  return path
}

async function standIn(answer: RequestListener): Promise<string> {
  const server = createServer(answer)
  other = server
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
}
