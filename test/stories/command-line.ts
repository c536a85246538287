import { runCli, theObject, towards } from '../cli/run-cli.ts'
import type { Face } from './face.ts'
import type { World } from './world.ts'

async function run({ app }: World, words: readonly string[], stdin = '') {
  const outcome = await runCli([...words, '--json'], { variables: towards(app), stdin })
  if (outcome.code !== 0) throw new Error(outcome.stderr)
  return theObject(outcome)
}

/** An operator at a terminal. */
export const commandLine: Face = {
  name: 'the command line',
  actor: 'api-key',
  verbs: {
    create: (world) => {
      const { email } = world
      return run(world, ['users', 'import', '-'], `${JSON.stringify({ email, name: 'Alice Adams' })}\n`)
    },
    find: async (world) => (await run(world, ['users', 'find', world.email])).users.map(({ id }: { id: string }) => id),
    rename: undefined,
    suspend: (world) => run(world, ['users', 'suspend', world.userId]),
    activate: (world) => run(world, ['users', 'activate', world.userId]),
    join: undefined,
    giveRole: undefined,
    takeRole: undefined,
    leave: undefined,
    resetMfa: undefined,
    endSessions: undefined,
    mailPassword: undefined,
    delete: undefined,
    approveRecovery: undefined,
  },
}
