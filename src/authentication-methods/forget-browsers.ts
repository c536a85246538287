import type { AuditStore } from '../audit/audit-event.ts'
import type { Actor } from '../kernel/actor.ts'
import type { RememberedBrowserStore } from './remembered-browser.ts'

export interface ForgetBrowsersDeps {
  readonly rememberedBrowsers: RememberedBrowserStore
  readonly audit: AuditStore
}

/** Every browser asks for the second factor again. None is no fault and leaves no event. Call it in a transaction. */
export async function forgetBrowsers(
  { rememberedBrowsers, audit }: ForgetBrowsersDeps,
  actor: Actor,
  userId: string,
): Promise<void> {
  const count = await rememberedBrowsers.removeAllOf(userId)
  if (count === 0) return
  await audit.record(actor, 'user.browsers_forgotten', { kind: 'user', id: userId }, { count })
}

/** One browser asks for the second factor again. One that is gone already is no fault. Call it in a transaction. */
export async function forgetBrowser(
  { rememberedBrowsers, audit }: ForgetBrowsersDeps,
  actor: Actor,
  userId: string,
  id: string,
): Promise<void> {
  if (!(await rememberedBrowsers.remove(userId, id))) return
  await audit.record(actor, 'user.browsers_forgotten', { kind: 'user', id: userId }, { count: 1 })
}
