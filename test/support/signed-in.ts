// People who are signed in, made by the product's own use cases: what tests of sessions and tokens begin with.
import type { Client } from '../../src/clients/client.ts'
import type { Directory, Stores } from '../../src/directory.ts'
import { openSession } from '../../src/sessions/open-session.ts'
import type { Session } from '../../src/sessions/session.ts'
import { type OpenFamilyInput, openFamily } from '../../src/token-families/open-family.ts'
import type { TokenFamily } from '../../src/token-families/token-family.ts'

export const chromeOnWindows =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36'

/** Of the whole directory, what signing in needs. */
type Signing = Pick<Directory, 'clock' | 'sealer'> & {
  readonly stores: Pick<Stores, 'accounts' | 'sessions' | 'settings' | 'tokenFamilies'>
}

export interface SignedInBrowser {
  readonly session: Session
  /** What the cookie holds. */
  readonly secret: string
}

/** Signs somebody in, as the last step of the sign-in pages would. */
export async function signedIn(
  directory: Signing,
  userId: string,
  userAgent: string = chromeOnWindows,
): Promise<SignedInBrowser> {
  const { stores, clock } = directory
  const account = await stores.accounts.find(userId)
  if (account === null) throw new Error(`${userId} is missing`)
  return openSession(
    { sessions: stores.sessions, clock },
    {
      userId,
      securityVersion: account.securityVersion,
      methods: [{ name: 'pwd', at: clock.now() }],
      isPersistent: true,
      origin: { ip: '192.0.2.7', userAgent },
      settings: await stores.settings.read(),
    },
  )
}

export interface HeldTokens {
  readonly family: TokenFamily
  readonly refreshToken: string
}

/** A refresh token with offline access, unless it is given otherwise. */
export async function holdsTokens(
  directory: Signing,
  userId: string,
  client: Client,
  given: Partial<OpenFamilyInput> = {},
): Promise<HeldTokens> {
  const account = await directory.stores.accounts.find(userId)
  if (account === null) throw new Error(`${userId} is missing`)
  const { family, refreshToken } = await openFamily(
    { ...directory.stores, sealer: directory.sealer, clock: directory.clock },
    {
      userId,
      securityVersion: account.securityVersion,
      client,
      sessionId: null,
      audience: 'https://orders.example.com',
      scope: ['openid', 'offline_access'],
      organizationId: null,
      signIn: { authenticatedAt: Math.floor(directory.clock.now().getTime() / 1000), methods: ['pwd'], nonce: null },
      keyThumbprint: null,
      origin: { ip: '192.0.2.7', userAgent: chromeOnWindows },
      hasRefreshToken: true,
      ...given,
    },
  )
  if (refreshToken === null) throw new Error('there is no refresh token')
  return { family, refreshToken }
}

/** Whether the token would be taken right now; asking does not spend it. */
export async function isTaken(directory: Signing, { family }: HeldTokens): Promise<boolean> {
  return (await directory.stores.tokenFamilies.findLive(family.id, directory.clock.now())) !== null
}
