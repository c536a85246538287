import { serves } from '../connections/client-access.ts'
import type { Connection } from '../connections/connection.ts'
import type { ConnectionStore } from '../connections/connection-store.ts'
import type { Caller } from '../kernel/actor.ts'
import type { Session } from '../sessions/session.ts'
import { presentUser } from '../users/find-user.ts'
import { primaryIdentity, type User } from '../users/user.ts'
import { beginSignIn } from './keep-sign-in.ts'
import { newSignIn, type SignIn } from './sign-in.ts'
import type { SignInDeps } from './sign-in-deps.ts'

/** A sign-in of the person who is signed in, which leads back to a page of theirs with a fresh proof. */
export async function proveAgain(
  deps: Pick<SignInDeps, 'stores' | 'clock'>,
  session: Session,
  input: { readonly path: string; readonly locale: string | null; readonly browserSecret: string },
  caller: Caller,
): Promise<SignIn> {
  const { stores, clock } = deps
  const user = presentUser(await stores.users.find(session.userId))
  const { path, locale, browserSecret } = input
  const goal = { kind: 'account', path, asksFactor: true } as const
  const way = await wayTo(deps.stores, user, session.clientIds)
  const signIn = newSignIn({ goal, ...way, identifier: identifierOf(user), locale, origin: caller }, clock.now())
  await beginSignIn(deps, signIn, browserSecret)
  return signIn
}

/** What the person signs in with, as far as it is known here. */
export function identifierOf({ email, username, phoneNumber }: User): string | null {
  return email ?? username ?? phoneNumber
}

/** Where their account is at home. A connection that is not for everybody is reached through a client it serves. */
export async function wayTo(
  { connections }: { readonly connections: Pick<ConnectionStore, 'find' | 'findDefaultDatabase'> },
  user: User,
  clientIds: readonly string[],
) {
  const { connectionId } = primaryIdentity(user)
  const [home, standard] = await Promise.all([connections.find(connectionId), connections.findDefaultDatabase()])
  if (home === null || home.id === standard?.id) return {}
  const { organizationId } = home
  return { connectionId, organizationId, clientId: serves(home, null) ? null : clientOf(home, clientIds) }
}

function clientOf(home: Connection, clientIds: readonly string[]): string | null {
  return clientIds.find((id) => serves(home, id)) ?? home.enabledClients[0] ?? null
}
