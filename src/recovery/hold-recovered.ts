import type { RecoveryStores } from './recovery-deps.ts'

/**
 * The person of a request, locked until the transaction ends. Every step that touches both takes them in this order: the
 * person, the link, the request. So two of them wait for each other, and neither is told that the directory is busy.
 */
export async function holdRecovered(
  { authenticationMethods }: Pick<RecoveryStores, 'authenticationMethods'>,
  userId: string | null,
): Promise<void> {
  if (userId !== null) await authenticationMethods.holdPerson(userId)
}
