import { browserSession as foundBy } from '../http/browser-session.ts'
import type { Session } from '../sessions/session.ts'
import type { Visit } from './visit.ts'

/** The session that this browser is signed in by; null where nobody is. */
export async function browserSession({ directory, request }: Visit): Promise<Session | null> {
  return (await foundBy(directory, request))?.session ?? null
}
