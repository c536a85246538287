import { command } from './command.ts'

interface RulePage {
  readonly data: readonly { readonly id: string; readonly network: string | null; readonly country: string | null }[]
}

const rulesAtOnce = '200'

export const networkRulesClear = command({
  name: 'network-rules clear',
  summary: 'Remove every network rule for everybody, where operators are locked out by one.',
  operands: [],
  options: {},
  notes: ['Rules of organizations stay: they keep nobody out of the console.'],
  async run({ output, api }) {
    const connected = api()
    const removed: string[] = []
    for (;;) {
      const { data } = await connected.get<RulePage>('/network-rules', { scope: 'everybody', pageSize: rulesAtOnce })
      if (data.length === 0) break
      for (const { id, network, country } of data) {
        await connected.delete(`/network-rules/${encodeURIComponent(id)}`)
        removed.push(network ?? country ?? id)
      }
    }
    const sentence =
      removed.length === 0 ? 'There are no network rules for everybody.' : `Removed: ${removed.join(', ')}.`
    output.result({ removed }, [sentence])
  },
})
