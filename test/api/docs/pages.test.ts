// The pages of the API description, without a browser.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createPages } from '../../../src/api/docs/create-pages.ts'
import { startTestApp, type TestApp } from '../../support/test-app.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.close())

const html = { headers: { accept: 'text/html' } }

test('whoever names JSON alone gets the document, everybody else the page', async () => {
  const document = await app.anonymous('GET', '/api/docs/openapi.json')
  const json = await app.anonymous('GET', '/api/docs', { headers: { accept: 'application/json' } })
  expect(json.text).toBe(document.text)
  expect(json.headers.get('vary')).toBe('accept')
  for (const accept of ['text/html,application/json', '*/*']) {
    const page = await app.anonymous('GET', '/api/docs', { headers: { accept } })
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8')
  }
})

test('every operation has its place, and the overview links to it', async () => {
  const { paths } = (await app.anonymous('GET', '/api/docs/openapi.json')).body
  const ids: string[] = Object.values<Record<string, { operationId: string }>>(paths).flatMap((methods) =>
    Object.values(methods).map(({ operationId }) => operationId),
  )
  const { text } = await app.anonymous('GET', '/api/docs', html)
  const linked = new Map([...text.matchAll(/href="\/api\/docs\/([\w-]+)#(\w+)"/g)].map(([, slug, id]) => [id, slug]))
  expect(ids.filter((id) => !linked.has(id))).toEqual([])
  for (const slug of new Set(linked.values())) {
    const page = await app.anonymous('GET', `/api/docs/${slug}`, html)
    expect(page.status, slug).toBe(200)
    const missing = ids.filter((id) => linked.get(id) === slug && !page.text.includes(`id="${id}"`))
    expect(missing).toEqual([])
  }
})

test('every named schema that a page links has its place', async () => {
  const { text } = await app.anonymous('GET', '/api/docs/schemas', html)
  const linked = [...text.matchAll(/href="\/api\/docs\/schemas#(\w+)"/g)].map(([, name]) => name)
  expect(linked.length).toBeGreaterThan(3)
  expect(linked.filter((name) => !text.includes(`id="${name}"`))).toEqual([])
})

test('the filter shows what its words fit, and says when nothing does', async () => {
  const found = await app.anonymous('GET', '/api/docs?q=delete+a+USER', html)
  expect(found.text).toContain('#deleteApiV2UsersId"')
  expect(found.text).not.toContain('#postApiV2Users"')
  expect((await app.anonymous('GET', '/api/docs?q=nothing-fits', html)).text).toContain('0 operations for')
  expect((await app.anonymous('GET', '/api/docs?q=a&q=b', html)).status).toBe(200)
})

test('WEB-01 what the filter says is text', async () => {
  const { text } = await app.anonymous('GET', `/api/docs?q=${encodeURIComponent('"><script>alert(1)</script>')}`, html)
  expect(text).not.toContain('<script')
  expect(text).toContain('&lt;script&gt;')
})

test('WEB-01 what the document says is text', () => {
  const evil = '<img src=x onerror=alert(1)>'
  const schema = {
    type: 'object',
    required: [evil],
    properties: { [evil]: { type: 'string', description: evil, pattern: evil, enum: [evil] } },
  }
  const operation = {
    tags: [`API: ${evil}`],
    summary: evil,
    operationId: 'evil',
    description: evil,
    parameters: [{ name: evil, in: 'query', required: true, schema: { type: evil, description: evil } }],
    requestBody: { required: true, content: { [evil]: { schema } } },
    responses: { 200: { description: evil, content: { [evil]: { schema } } } },
    security: [{ bearer: [] }],
  }
  const pages = createPages({
    servers: [{ url: `https://example.com/${evil}` }],
    tags: [{ name: `API: ${evil}` }],
    paths: { [`/${evil}`]: { post: operation } },
    components: { schemas: { [evil]: schema } },
  })
  const drawn = [pages.overview(''), pages.at('api-img-src-x-onerror-alert-1'), pages.at('schemas')]
  for (const page of drawn) {
    expect(page).toContain('&lt;img')
    expect(page).not.toContain('<img src=x')
  }
})

test('a page that is not there is 404, and says where everything is', async () => {
  const { status, text, headers } = await app.anonymous('GET', '/api/docs/nothing', html)
  expect(status).toBe(404)
  expect(text).toContain('There is no such page')
  expect(headers.get('content-security-policy')).toContain("default-src 'none'")
})

test('the style sheet is kept for good, under an address of its content', async () => {
  const { text } = await app.anonymous('GET', '/api/docs', html)
  const [, path = ''] = /rel="stylesheet" href="([^"]+)"/.exec(text) ?? []
  const { status, headers } = await app.anonymous('GET', path)
  expect(status).toBe(200)
  expect(headers.get('content-type')).toBe('text/css; charset=utf-8')
  expect(headers.get('cache-control')).toContain('immutable')
})
