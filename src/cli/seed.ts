import { randomInt } from 'node:crypto'
import type { Api } from './api.ts'
import { command } from './command.ts'
import { importPeople } from './import-people.ts'
import { samplePeople, seeds } from './sample-people.ts'

interface Connection {
  readonly name: string
  readonly strategy: string
  readonly requiresUsername: boolean
}

const mostUsers = 10_000_000
const peopleInChunk = 500

export const seed = command({
  name: 'seed',
  summary: 'Fill the directory with invented people, to try things out.',
  options: {
    users: { type: 'string', value: 'N', about: 'How many, 1 to 10,000,000', isRequired: true },
    connection: { type: 'string', value: 'NAME', about: 'Where they belong; the default connection when left out' },
  },
  notes: ['Every address is in a domain that RFC 2606 keeps from ever being real. A second run adds other people.'],
  async run({ options, output, api, misused }) {
    const { users, connection } = options
    const count = /^\d{1,8}$/.test(users) ? Number(users) : 0
    if (count < 1 || count > mostUsers) throw misused(`--users is a whole number from 1 to 10,000,000; it is ${users}.`)
    const server = api()
    const withUsername = await needsUsername(server, connection)
    const source = {
      type: 'application/x-ndjson',
      place: 'line' as const,
      phase: { label: 'Sending', unit: 'rows' as const, total: count },
      stream: (report: (done: number) => void) =>
        lines(samplePeople({ count, seed: randomInt(seeds), now: new Date(), withUsername }), report),
    }
    await importPeople({ api: server, output }, source, { connection, isUpsert: false, errorsFile: undefined })
  },
})

async function needsUsername(api: Api, wanted: string | undefined): Promise<boolean> {
  const { data } = await api.get<{ data: readonly Connection[] }>('/connections', { pageSize: '200' })
  const home = data.find(({ name, strategy }) => (wanted === undefined ? strategy === 'auth0' : name === wanted))
  return home?.requiresUsername === true
}

async function* lines(people: Iterable<object>, report: (done: number) => void): AsyncGenerator<Buffer> {
  let done = 0
  let chunk: string[] = []
  for (const person of people) {
    chunk.push(`${JSON.stringify(person)}\n`)
    done += 1
    if (chunk.length < peopleInChunk) continue
    yield Buffer.from(chunk.join(''))
    report(done)
    chunk = []
  }
  if (chunk.length > 0) yield Buffer.from(chunk.join(''))
  report(done)
}
