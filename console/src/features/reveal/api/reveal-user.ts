import { call } from '../../../lib/http.ts'
import { keepReveal } from '../../../lib/sight.ts'

/** The audit tells who was shown, and to whom. */
export async function revealUser(userId: string): Promise<void> {
  const { pass, until } = await call<{ readonly pass: string; readonly until: string }>(
    'POST',
    `/users/${encodeURIComponent(userId)}/reveals`,
  )
  keepReveal({ userId, pass, until: new Date(until) })
}
