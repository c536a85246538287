import { requestPasswordReset } from '../../users/request-password-reset.ts'
import type { DatabaseCall } from './database-call.ts'

const answer = "We've just sent you an email to reset your password."

/** Mails a link, if somebody is there to get one. Everybody is told the same (AUT-04). */
export async function changePassword(call: DatabaseCall): Promise<string> {
  const { directory, client, connection, parameters, origin } = call
  const username = parameters.text('username', 128)
  const identifier = username ?? parameters.required('email', 320)
  const named = parameters.text('organization', 100)
  const organizationId = named === null ? null : ((await directory.stores.organizations.find(named))?.id ?? null)
  await requestPasswordReset(directory, { connection, identifier, origin, clientId: client.id, organizationId })
  return answer
}
