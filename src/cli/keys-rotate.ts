import { command } from './command.ts'

export const keysRotate = command({
  name: 'keys rotate',
  summary: 'Sign tokens with the next key from now on, and publish a new next one.',
  options: {},
  notes: ['The retired key goes on verifying what it signed, so no token becomes invalid.'],
  async run({ output, api }) {
    const { keyId } = await api().post<{ keyId: string }>('/keys/rotate-signing')
    output.result({ key_id: keyId }, [`Tokens are signed with ${keyId} now.`])
  },
})
