import { command } from './command.ts'
import { readPassword } from './read-password.ts'

interface CreatedOperator {
  readonly id: string
  readonly email: string
  readonly role: string
}

export const ownerCreate = command({
  name: 'owner create',
  summary: 'Add an owner: a person who may do everything in the console.',
  options: {
    email: { type: 'string', value: 'EMAIL', about: 'The address they sign in with', isRequired: true },
    password: { type: 'string', value: 'PASSWORD', about: 'At least 15 characters' },
    name: { type: 'string', value: 'NAME', about: 'How the console greets them' },
  },
  notes: ['Other accounts of this machine can read --password. Better set OWNER_PASSWORD, or be asked on a terminal.'],
  async run({ options, output, variables, api, misused }) {
    const { email, name } = options
    // Whoever lacks a server learns that before a password is asked for.
    const server = api()
    const password = options.password ?? (variables.OWNER_PASSWORD || (await readPassword(email)))
    if (password === null) {
      throw misused('There is no terminal to ask for the password on: set OWNER_PASSWORD, or give --password.')
    }
    const owner = await server.post<CreatedOperator>('/operators', { email, password, name, role: 'owner' })
    output.result({ user_id: owner.id, email: owner.email, role: owner.role }, [
      `${owner.email} is an owner now, and can sign in to the console.`,
    ])
  },
})
