import { command } from './command.ts'

interface ChangedUser {
  readonly id: string
  readonly status: string
}

export const usersActivate = command({
  name: 'users activate',
  summary: 'Let a suspended person sign in again.',
  operands: [{ name: 'ID', about: "The user's id, such as 'auth0|…' (in quotes)" }],
  options: { reason: { type: 'string', value: 'TEXT', about: 'Kept in the record of what happened' } },
  notes: ['To activate somebody who is active is no failure.'],
  async run({ options: { reason }, operands, output, api }) {
    const path = `/users/${encodeURIComponent(operands[0] ?? '')}/activate`
    const { id, status } = await api().post<ChangedUser>(path, { reason })
    output.result({ user_id: id, status }, [`${id} is ${status}.`])
  },
})
