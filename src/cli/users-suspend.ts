import { command } from './command.ts'

interface ChangedUser {
  readonly id: string
  readonly status: string
}

export const usersSuspend = command({
  name: 'users suspend',
  summary: 'Suspend a person: they cannot sign in until they are activated again.',
  operands: [{ name: 'ID', about: "The user's id, such as 'auth0|…' (in quotes)" }],
  options: {
    reason: { type: 'string', value: 'TEXT', about: 'Kept in the record of what happened' },
    'revoke-sessions': { type: 'boolean', about: 'Also end what they are signed in to now' },
  },
  notes: ['To suspend somebody who is suspended is no failure.'],
  async run({ options, operands, output, api }) {
    const { reason, 'revoke-sessions': revokeSessions } = options
    const path = `/users/${encodeURIComponent(operands[0] ?? '')}/suspend`
    const { id, status } = await api().post<ChangedUser>(path, { reason, revokeSessions })
    output.result({ user_id: id, status }, [`${id} is ${status}.`])
  },
})
