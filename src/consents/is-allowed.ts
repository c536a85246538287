import type { Client } from '../clients/client.ts'
import type { Consent, ConsentStore } from './consent.ts'

/** Whether the person allows the client all of this at the moment; clients of our own need nobody's leave. */
export async function isAllowed(
  consents: Pick<ConsentStore, 'find'>,
  { id, isFirstParty }: Pick<Client, 'id' | 'isFirstParty'>,
  { userId, audience, scope }: Pick<Consent, 'userId' | 'scope'> & { readonly audience: string | null },
): Promise<boolean> {
  if (isFirstParty) return true
  const consent = await consents.find(userId, id, audience ?? '')
  return consent !== null && scope.every((name) => consent.scope.includes(name))
}
