// `/stats`: how many people sign in and sign up.
import { validationError } from '../errors.ts'
import { type Answer, anyOf, type Call, ok, type Route } from '../route.ts'
import { activeUsers, type DailyQuery, dailyQuery, dailyStats } from './log-schemas.ts'

export const statsRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/stats/active-users',
    scopes: anyOf('read:stats'),
    summary: 'Get active users count',
    answers: { 200: activeUsers },
    handle: countActiveUsers,
  },
  {
    method: 'GET',
    path: '/stats/daily',
    scopes: anyOf('read:stats'),
    summary: 'Get daily stats',
    query: dailyQuery,
    answers: { 200: dailyStats },
    differs:
      'leaked_passwords counts where the server has a list of leaked passwords (LEAKED_PASSWORDS_FILE): a password once, when somebody signs in with it, and each that is refused as a new one. Days without activity are left out.',
    handle: listDays,
  },
]

const dayMs = 86_400_000
const activeDays = 30
/** As many as the vendor's own pages show at once and then some. */
const daysAtMost = 366

async function countActiveUsers({ directory }: Call): Promise<Answer> {
  const since = new Date(directory.clock.now().getTime() - activeDays * dayMs)
  return { status: 200, json: String(await directory.stores.stats.countActive(since)) }
}

async function listDays({ query, directory }: Call<DailyQuery>): Promise<Answer> {
  const to = query.to === undefined ? directory.clock.now() : readDay('to', query.to)
  const from =
    query.from === undefined ? new Date(to.getTime() - (activeDays - 1) * dayMs) : readDay('from', query.from)
  if (from.getTime() > to.getTime()) throw badRange("'from' date cannot be greater than 'to' date.")
  if (to.getTime() - from.getTime() >= daysAtMost * dayMs) throw badRange(`Ask for ${daysAtMost} days at most.`)
  const days = await directory.stores.stats.list(dayOf(from), dayOf(to))
  return ok(
    days.map(({ day, logins, signups, leakedPasswords, createdAt, updatedAt }) => ({
      date: `${day}T00:00:00.000Z`,
      logins,
      signups,
      leaked_passwords: leakedPasswords,
      created_at: createdAt.toISOString(),
      updated_at: updatedAt.toISOString(),
    })),
  )
}

function readDay(name: string, text: string): Date {
  const day = `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6, 8)}`
  const date = new Date(`${day}T00:00:00.000Z`)
  if (!Number.isNaN(date.getTime()) && dayOf(date) === day) return date
  throw validationError('Query', { path: name, message: `No day: ${text}`, description: null })
}

function badRange(message: string): Error {
  return validationError('Query', { path: 'from', message, description: null })
}

function dayOf(date: Date): string {
  return date.toISOString().slice(0, 10)
}
