// The description says of each operation whether it takes an Idempotency-Key, and so it is: what does is answered from
// what was kept when the same request comes again, and what does not is done again or refused.
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openapiDocument, templateOf } from '../../../src/api/docs/openapi.ts'
import { describedOperations } from '../../../src/app.ts'
import { accessOfV1 } from '../../audit/operations/access-of-v1.ts'
import { controlOfV1 } from '../../audit/operations/control-of-v1.ts'
import { importsOfV1 } from '../../audit/operations/imports-of-v1.ts'
import { keysOfV1, machineryOfV1 } from '../../audit/operations/machinery-of-v1.ts'
import { peopleOfV1 } from '../../audit/operations/of-v1.ts'
import { peopleOfV2 } from '../../audit/operations/people-of-v2.ts'
import { setUpOfV2 } from '../../audit/operations/set-up-of-v2.ts'
import { type Table, type World, worldOf } from '../../audit/operations/world.ts'
import { type Answer, type Caller, startTestApp, type TestApp } from '../../support/test-app.ts'

const table: Table = {
  ...controlOfV1,
  ...machineryOfV1,
  ...peopleOfV1,
  ...accessOfV1,
  ...importsOfV1,
  ...peopleOfV2,
  ...setUpOfV2,
  ...keysOfV1,
}

interface Described {
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly schema: object }[]
  readonly responses: Readonly<Record<string, { readonly description: string }>>
}
const { paths } = openapiDocument(describedOperations, 'http://localhost/') as unknown as {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Described>>>>
}
const headerOf = ({ parameters = [] }: Described) => parameters.find(({ name }) => name === 'Idempotency-Key')
const takesKey = (name: string) => {
  const [method = '', path = ''] = name.split(' ')
  return headerOf(paths[templateOf(path)]?.[method.toLowerCase()] as Described) !== undefined
}

let app: TestApp
let world: World
/** The call that had this answer, to be made once more. */
const again = new WeakMap<Answer, () => Promise<Answer>>()
beforeAll(async () => {
  app = await startTestApp({ outgoingAllow: ['localhost'], rateLimit: null })
  const keyed =
    (call: Caller): Caller =>
    async (method, path, options = {}) => {
      const headers = { ...options.headers, 'idempotency-key': randomUUID() }
      const once = () => call(method, path, { ...options, headers })
      const answer = await once()
      again.set(answer, once)
      return answer
    }
  world = worldOf({ ...app, api: keyed(app.api), v1: keyed(app.v1), anonymous: keyed(app.anonymous) })
})
afterAll(() => app.close())

/** Those of a tenant have callers of their own: test/attacks/idempotency.test.ts sends their keys. */
const operations = Object.entries(table).filter(([name]) => !name.includes(':tenantId'))
/** Who calls is judged first, each time. */
const endsItsCaller = 'DELETE /api/v1/session'

describe('RAC-02 what is described takes the key, and nothing else does', () => {
  test.each(operations)('%s', async (name, { run }) => {
    const first = await run(world)
    expect(first.status, first.text).toBeLessThan(300)
    expect(first.headers.get('idempotent-replayed')).toBeNull()
    const second = (await again.get(first)?.()) as Answer
    if (name === endsItsCaller) return expect(second.status).toBe(401)
    expect(second.headers.get('idempotent-replayed'), second.text).toBe(takesKey(name) ? 'true' : null)
    if (takesKey(name)) expect([second.status, second.text]).toEqual([first.status, first.text])
  })
})

test('it is described with its limits, and with the two refusals that are its own', () => {
  const described = Object.values(paths).flatMap((methods) => Object.values(methods))
  const taking = described.filter((operation) => headerOf(operation) !== undefined)
  expect(taking.length).toBeGreaterThan(100)
  for (const operation of taking) {
    expect(headerOf(operation)).toMatchObject({
      name: 'Idempotency-Key',
      required: false,
      schema: { type: 'string', minLength: 1, maxLength: 255, pattern: '^[!-~]{1,255}$' },
    })
    expect(operation.responses['409']?.description).toContain('idempotency_running')
    expect(operation.responses['422']?.description).toContain('idempotency_key_reused')
  }
  for (const operation of described.filter((one) => !taking.includes(one))) {
    expect(JSON.stringify(operation.responses)).not.toContain('idempotency')
  }
})

test('no operation takes it that only reads, that nobody is known to call, or whose body or answer is a stream', () => {
  const outside = describedOperations.map(({ method, path }) => `${method} ${path}`).filter((name) => !takesKey(name))
  const changing = outside.filter((name) => !name.startsWith('GET '))
  expect(changing.filter((name) => / \/api\//.test(name)).sort()).toEqual([
    'POST /api/v1/audit/integrity/verify',
    'POST /api/v1/imports',
    'POST /api/v1/imports/files',
    'POST /api/v1/setup',
    'POST /api/v2/jobs/users-imports',
  ])
})

test('a verification of the audit with a key is made each time it is asked for', async () => {
  for (let time = 0; time < 2; time += 1) {
    const headers = { 'x-api-key': app.apiKey, 'content-type': 'application/json', 'idempotency-key': 'read-me-twice' }
    const answer = await fetch(`${app.url}api/v1/audit/integrity/verify`, { method: 'POST', headers, body: '{}' })
    expect([answer.status, await answer.text()]).toEqual([200, expect.stringContaining('"result"')])
  }
})
