import { command } from './command.ts'
import { tableLines, wholeNumber } from './output.ts'
import { searchParameters } from './search-parameters.ts'

interface UserSummary {
  readonly id: string
  readonly email: string | null
  readonly username: string | null
  readonly phoneNumber: string | null
  readonly name: string | null
  readonly status: string
  /** Null where pools are shared. */
  readonly organization: { readonly id: string; readonly name: string } | null
}

interface Found {
  readonly data: readonly UserSummary[]
  readonly total: { readonly count: number; readonly isEstimate: boolean } | null
}

const shownAtMost = 200

export const usersFind = command({
  name: 'users find',
  summary: 'Find people by words or by a query.',
  operands: [{ name: 'Q', about: 'Words of a name, an e-mail address, an id; or a query', isRest: true }],
  options: {
    limit: { type: 'string', value: 'N', about: `How many to show, 1 to ${shownAtMost}; 20 when left out` },
  },
  notes: [
    "What has a field, an operator, quotes or a star is a query: 'email:*@example.com AND blocked:true' (docs/search.md).",
    'Where pools are isolated, the organization stands after the status.',
    'Nobody found is no failure.',
  ],
  async run({ options, operands, output, api, misused }) {
    const { limit = '20' } = options
    if (!/^\d{1,3}$/.test(limit) || Number(limit) < 1 || Number(limit) > shownAtMost) {
      throw misused(`--limit is a whole number from 1 to ${shownAtMost}; it is ${limit}.`)
    }
    const query = { ...searchParameters(operands[0] ?? ''), pageSize: limit, total: 'true' }
    const { data, total } = await api().get<Found>('/users', query)
    output.result({ users: data, total }, data.length === 0 ? ['Nobody found.'] : listLines(data))
    if (!output.isJson && total !== null && total.count > data.length) {
      const count = `${total.isEstimate ? 'about ' : ''}${wholeNumber(total.count)}`
      output.note(`These are ${data.length} of ${count}. Say more precisely whom you look for, or use --limit.`)
    }
  },
})

function listLines(users: readonly UserSummary[]): string[] {
  const isIsolated = users.some(({ organization }) => organization !== null)
  return tableLines(
    users.map(({ id, status, email, username, phoneNumber, name, organization }) => [
      id,
      status,
      ...(isIsolated ? [organization?.name ?? '-'] : []),
      email ?? username ?? phoneNumber ?? '-',
      name ?? '-',
    ]),
  )
}
