import type { Client, SignInMethod } from '../clients/client.ts'
import { takesMethod } from '../clients/takes-method.ts'
import { OAuthError } from './errors.ts'

/** A client has the grants that it lists, and no others. */
export function refuseOtherGrants({ grantTypes }: Client, grantType: string): void {
  if (grantTypes.includes(grantType)) return
  throw new OAuthError(403, 'unauthorized_client', `Grant type '${grantType}' not allowed for the client.`)
}

/** Before anything is compared or mailed, so that an answer says nothing about anybody. */
export function refuseOtherMethods(client: Client, method: SignInMethod): void {
  if (takesMethod(client, method)) return
  throw new OAuthError(403, 'unauthorized_client', 'The client takes other ways to sign in.')
}

/** A program that takes a person's own words must be ours: there is no page on which the person could say no to it. */
export function refuseOthersPrograms({ isFirstParty }: Client): void {
  if (isFirstParty) return
  throw new OAuthError(
    403,
    'unauthorized_client',
    'A client of somebody else must send people to /authorize, where they are asked for consent.',
  )
}
