import { useQueryClient } from '@tanstack/react-query'
import { t } from '../../../lib/text.ts'
import { toastDone } from '../../../lib/toasts.ts'
import { type Method, methodKind } from '../api/method.ts'
import {
  askForNewCodes,
  endMfaExemption,
  exemptFromMfa,
  forgetBrowsers,
  methodsQuery,
  removeMethod,
  renameMethod,
  resetMfa,
} from '../api/method-queries.ts'

/** Taking factors away has no way back but enrolling anew, so none is offered; a name has. */
export function useMethodChanges(userId: string) {
  const queryClient = useQueryClient()

  async function remove(method: Method, reason: string): Promise<void> {
    await removeMethod(userId, method.id, reason)
    await refresh()
    toastDone(t('{method} removed.', { method: methodKind(method) }))
  }

  async function rename(method: Method, name: string | null): Promise<void> {
    await setName(method.id, name)
    const undo = () => setName(method.id, method.name)
    toastDone(t('{method} renamed.', { method: methodKind(method) }), name === method.name ? undefined : undo)
  }

  async function setName(methodId: string, name: string | null): Promise<void> {
    await renameMethod(userId, methodId, name)
    await refresh()
  }

  async function reset(reason: string, requireEnrolment: boolean): Promise<void> {
    await resetMfa(userId, reason, requireEnrolment)
    await refresh()
    toastDone(requireEnrolment ? t('MFA was reset. The next sign-in sets it up anew.') : t('MFA was reset.'))
  }

  async function forget(): Promise<void> {
    await forgetBrowsers(userId)
    await refresh()
    toastDone(t('Remembered browsers were forgotten.'))
  }

  async function renewCodes(): Promise<void> {
    await setCodesAsked(true)
    toastDone(t('New recovery codes are shown to them at the next sign-in.'), () => setCodesAsked(false))
  }

  async function setCodesAsked(isAsked: boolean): Promise<void> {
    await askForNewCodes(userId, isAsked)
    void queryClient.invalidateQueries({ queryKey: ['users', 'required-actions', userId] })
    await refresh()
  }

  async function exempt(reason: string, endsAt: Date): Promise<void> {
    await exemptFromMfa(userId, reason, endsAt)
    await refresh()
    toastDone(t('They need to set up no second factor until it ends.'))
  }

  async function endExemption(): Promise<void> {
    await endMfaExemption(userId)
    await refresh()
    toastDone(t('The exemption ended.'))
  }

  async function refresh(): Promise<void> {
    for (const of of ['events', 'diagnosis', 'user-sessions']) {
      void queryClient.invalidateQueries({ queryKey: [of, userId] })
    }
    void queryClient.invalidateQueries({ queryKey: ['settings', 'mfa-exemptions'] })
    await queryClient.invalidateQueries({ queryKey: methodsQuery(userId).queryKey })
  }

  return { remove, rename, reset, forget, renewCodes, exempt, endExemption }
}
