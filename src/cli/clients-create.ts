import { command } from './command.ts'
import { nameList } from './name-list.ts'
import { fieldLines } from './output.ts'

interface CreatedClient {
  readonly client_id: string
  readonly client_secret: string
  readonly audience: string
  readonly token_url: string
}

export const clientsCreate = command({
  name: 'clients create',
  summary: 'Make an OAuth client, and show its id and secret.',
  options: {
    name: { type: 'string', value: 'NAME', about: 'What people call it', isRequired: true },
    machine: { type: 'boolean', about: 'A program that acts for itself and gets tokens by client credentials' },
    audience: { type: 'string', value: 'API', about: 'The API it may call; the Management API when left out' },
    scopes: { type: 'string', value: 'all|A,B', about: 'What it may do there; nothing when left out' },
  },
  notes: ['A program for /api/v2: rollcall clients create --name sync --machine --scopes read:users,update:users'],
  async run({ options, output, api, misused }) {
    const { name, machine, audience, scopes } = options
    const wanted = scopes === undefined ? undefined : nameList('--scopes', scopes, misused)
    const client = await api().post<CreatedClient>('/clients', { name, machine, audience, scopes: wanted })
    const { client_id, client_secret, audience: granted, token_url } = client
    const shown = { client_id, client_secret, audience: granted, token_url }
    output.result(shown, fieldLines(shown))
  },
})
