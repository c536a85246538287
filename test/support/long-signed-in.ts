// Somebody who has been signed in for longer than what counts as new, and was there a few minutes ago.
import type { Directory } from '../../src/directory.ts'
import { openSession } from '../../src/sessions/open-session.ts'
import { chromeOnWindows, type SignedInBrowser } from './signed-in.ts'

const minuteMs = 60_000
const dayMs = 24 * 60 * minuteMs

export async function longSignedIn(
  { stores, clock }: Pick<Directory, 'stores' | 'clock'>,
  userId: string,
  { days = 20, userAgent = chromeOnWindows }: { readonly days?: number; readonly userAgent?: string } = {},
): Promise<SignedInBrowser> {
  const account = await stores.accounts.find(userId)
  if (account === null) throw new Error(`${userId} is missing`)
  const now = clock.now().getTime()
  const times = { createdAt: new Date(now - days * dayMs), lastInteractedAt: new Date(now - 4 * minuteMs) }
  const { insert } = stores.sessions
  const sessions: typeof stores.sessions = {
    ...stores.sessions,
    insert: (session, hash) => insert({ ...session, ...times }, hash),
  }
  const opened = await openSession(
    { sessions, clock },
    {
      userId,
      securityVersion: account.securityVersion,
      methods: [{ name: 'pwd', at: times.createdAt }],
      isPersistent: true,
      origin: { ip: '192.0.2.7', userAgent },
      settings: await stores.settings.read(),
    },
  )
  return { ...opened, session: { ...opened.session, ...times } }
}
