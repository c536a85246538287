// What the settings, the organization and the client say of sessions (console.md 3.5, check 17). Nothing of it keeps anybody
// out: one session too many ends the oldest, and what lasted long enough is proven anew.
import type { JsonObject } from '../kernel/json.ts'
import { calledName } from '../organizations/organization.ts'
import type { SignInFacts } from './sign-in-facts.ts'

interface SessionFacts {
  readonly facts: Pick<SignInFacts, 'settings' | 'client' | 'organization'>
  /** Those that count towards `mostSessions`; null where nothing limits them. */
  readonly openSessions: number | null
}

interface Finding {
  readonly state: 'warn' | 'pass'
  readonly facts: JsonObject
}

export function sessionCheck({ facts: { settings, client, organization }, openSessions }: SessionFacts): Finding {
  const { mostSessions, sessionAbsoluteMinutes, offersStayingSignedIn, keptSessionDays } = settings
  const kept: JsonObject =
    offersStayingSignedIn && keptSessionDays !== null ? { keptMinutes: keptSessionDays * 1_440 } : {}
  const limits = [
    { minutes: client?.sessionMinutes ?? null, by: client?.name ?? null },
    { minutes: organization?.sessionMinutes ?? null, by: organization && calledName(organization) },
  ].flatMap(({ minutes, by }) => (minutes === null ? [] : { minutes, by }))
  const [shortest] = limits.toSorted((a, b) => a.minutes - b.minutes)
  const limited: JsonObject = shortest === undefined ? {} : { sessionMinutes: shortest.minutes, limitedBy: shortest.by }
  const told = { mostSessions, openSessions, absoluteMinutes: sessionAbsoluteMinutes, ...kept, ...limited }
  return { state: mostSessions !== null && (openSessions ?? 0) >= mostSessions ? 'warn' : 'pass', facts: told }
}
