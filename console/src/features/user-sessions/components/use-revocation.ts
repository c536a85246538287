import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { announce } from '../../../lib/announce.ts'
import { isProblem } from '../../../lib/problem.ts'
import { rowAfter, rowLink } from '../../../lib/row-links.ts'
import { withStepUp } from '../../../lib/step-up.ts'
import { t } from '../../../lib/text.ts'
import { toastDone, toastProblem } from '../../../lib/toasts.ts'
import { dropSession, revokeAllSessions, revokeSession, userSessionsQuery } from '../api/session-queries.ts'
import type { UserSession } from '../api/user-session.ts'

/** Ending sessions. A row leaves when the server said yes, not before, and the focus moves on to the next. */
export function useRevocation(userId: string) {
  const queryClient = useQueryClient()
  const [leaving, setLeaving] = useState<ReadonlySet<string>>(new Set())

  async function revoke({ id, device }: UserSession): Promise<void> {
    if (leaving.has(id)) return
    setLeaving((ids) => new Set([...ids, id]))
    const neighbourId = rowAfter(id)
    try {
      await withStepUp((reason) => revokeSession(userId, id, reason))
      leave(id, neighbourId)
    } catch (error) {
      // Whatever ended it meanwhile: it is over, which is what was wanted.
      if (isProblem(error, 'session_not_found')) leave(id, neighbourId)
      else toastProblem(t("Couldn't revoke the session on {device}.", { device }), error)
    } finally {
      setLeaving((ids) => new Set([...ids].filter((one) => one !== id)))
    }
  }

  function leave(id: string, neighbourId: string | null): void {
    dropSession(queryClient, userId, id)
    announce(t('Session revoked.'))
    const next = neighbourId === null ? document.getElementById('main') : rowLink(neighbourId)
    next?.focus({ preventScroll: true })
    void queryClient.invalidateQueries({ queryKey: ['events', userId] })
  }

  async function revokeAll(alsoTrust: boolean, reason: string): Promise<void> {
    await revokeAllSessions(userId, alsoTrust, reason)
    await queryClient.invalidateQueries({ queryKey: userSessionsQuery(userId).queryKey })
    for (const of of ['events', 'methods', 'tokens']) void queryClient.invalidateQueries({ queryKey: [of, userId] })
    toastDone(t('All sessions were revoked.'))
  }

  return { leaving, revoke, revokeAll }
}
