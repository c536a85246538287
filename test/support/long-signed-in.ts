// Somebody who has been signed in for longer than what counts as new, and was there a few minutes ago.
import { chromeOnWindows, type SignedInBrowser, signedIn } from './signed-in.ts'

const minuteMs = 60_000
const dayMs = 24 * 60 * minuteMs

export async function longSignedIn(
  directory: Parameters<typeof signedIn>[0],
  userId: string,
  { days = 20, userAgent = chromeOnWindows }: { readonly days?: number; readonly userAgent?: string } = {},
): Promise<SignedInBrowser> {
  const { stores, clock } = directory
  const now = clock.now().getTime()
  const createdAt = new Date(now - days * dayMs)
  const times = { createdAt, lastInteractedAt: new Date(now - 4 * minuteMs) }
  const { insert } = stores.sessions
  const sessions: typeof stores.sessions = {
    ...stores.sessions,
    insert: ({ methods, ...session }, hash) =>
      insert({ ...session, ...times, methods: methods.map((method) => ({ ...method, at: createdAt })) }, hash),
  }
  const opened = await signedIn({ ...directory, stores: { ...stores, sessions } }, userId, userAgent)
  return { ...opened, session: { ...opened.session, ...times } }
}
