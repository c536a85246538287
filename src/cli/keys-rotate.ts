import { command } from './command.ts'

export const keysRotate = command({
  name: 'keys rotate',
  summary: 'Sign tokens with the next key from now on, and publish a new next one.',
  options: {
    force: { type: 'boolean', about: 'Rotate though others may not know the next key yet' },
  },
  notes: ['The retired key goes on verifying what it signed, so no token becomes invalid.'],
  async run({ options, output, api }) {
    const force = options.force === true
    const { keyId } = await api().post<{ keyId: string }>('/keys/rotate-signing', { force })
    output.result({ key_id: keyId }, [`Tokens are signed with ${keyId} now.`])
  },
})
