import type { Connection } from '../connections/connection.ts'
import type { AccountStore } from './account.ts'

/** A number that nobody proved is left out where somebody has it: to refuse it would say who is there (AUT-03). */
export async function withoutTakenNumber<Given extends { readonly phoneNumber?: string | null }>(
  { accounts }: { readonly accounts: Pick<AccountStore, 'findByIdentifier'> },
  connection: Pick<Connection, 'id'>,
  given: Given,
): Promise<Given | Omit<Given, 'phoneNumber'>> {
  const { phoneNumber, ...others } = given
  if (phoneNumber == null) return given
  return (await accounts.findByIdentifier(connection.id, phoneNumber)) === null ? given : others
}
