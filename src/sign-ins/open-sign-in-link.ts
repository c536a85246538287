import { serves } from '../connections/client-access.ts'
import type { Caller } from '../kernel/actor.ts'
import { RollcallError } from '../kernel/errors.ts'
import { consumeSecret, type OneTimeSecret } from '../one-time-secrets/one-time-secret.ts'
import type { AuthorizationRequest } from './authorization-request.ts'
import { beginSignIn, withProof } from './keep-sign-in.ts'
import { mailboxOwner } from './prove-passwordless.ts'
import { newSignIn, type SignIn } from './sign-in.ts'
import type { SignInDeps } from './sign-in-deps.ts'

/** What a sign-in link was mailed for. */
export interface SignInLinkContent {
  readonly connectionId: string
  readonly email: string
  readonly request: AuthorizationRequest
}

export function signInLinkContent({ payload }: OneTimeSecret): SignInLinkContent {
  return payload as unknown as SignInLinkContent
}

/**
 * Spends a link and begins the sign-in it was mailed for, in the browser where its button was pressed, with the mailbox
 * proven. Throws `link_unusable`.
 */
export async function openSignInLink(
  deps: SignInDeps,
  caller: Caller,
  { ticket, browserSecret }: { readonly ticket: string; readonly browserSecret: string },
): Promise<SignIn> {
  const { stores, change, clock } = deps
  const secret = await change(({ oneTimeSecrets }) => consumeSecret({ oneTimeSecrets, clock }, 'sign-in-link', ticket))
  if (secret === null) throw unusable()
  const { connectionId, email, request } = signInLinkContent(secret)
  const { clientId, organizationId } = request
  const connection = await stores.connections.find(connectionId)
  if (connection === null || !serves(connection, clientId)) throw unusable()
  const account = await mailboxOwner(deps, caller, connection, email, secret.userId)
  if (account === null) throw unusable()
  const goal = { kind: 'authorize', request } as const
  const now = clock.now()
  const begun = newSignIn({ goal, clientId, organizationId, connectionId, identifier: email, origin: caller }, now)
  const signIn = { ...begun, ...withProof(begun, account, 'email-code', 'sign-in link', now) }
  await beginSignIn(deps, signIn, browserSecret)
  return signIn
}

function unusable(): RollcallError {
  return new RollcallError('link_unusable', 'This link does not work any more.')
}
