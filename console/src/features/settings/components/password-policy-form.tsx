import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useBlocker } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { Button } from '../../../components/ui/button.tsx'
import { Card } from '../../../components/ui/card.tsx'
import { DiscardDialog } from '../../../components/ui/discard-dialog.tsx'
import { ProblemNotice } from '../../../components/ui/problem-notice.tsx'
import { useOnline } from '../../../lib/connection.ts'
import { needs, useMay } from '../../../lib/permissions.ts'
import { isProblem } from '../../../lib/problem.ts'
import { withStepUp } from '../../../lib/step-up.ts'
import { t } from '../../../lib/text.ts'
import { toastDone } from '../../../lib/toasts.ts'
import { changePasswordPolicy, type PasswordPolicy, passwordPolicyQuery } from '../api/password-policy.ts'
import { changedFields, defaultPolicy, type PolicyDraft, policyChanges, readPolicy } from '../api/policy-draft.ts'
import { weakenedWords } from '../api/weakened-words.ts'
import { LastPolicyChange } from './last-change.tsx'
import { PasswordTrial } from './password-trial.tsx'
import { PolicyFields } from './policy-fields.tsx'
import { SaveBar } from './save-bar.tsx'

/** Saves what was changed and nothing else. What would be asked of a password is told, and tried, before. */
export function PasswordPolicyForm({ policy }: { readonly policy: PasswordPolicy }) {
  const queryClient = useQueryClient()
  const form = useRef<HTMLFormElement>(null)
  const isOnline = useOnline()
  const mayAll = useMay('update:settings')
  const mayChange = useMay('update:security_settings') || mayAll
  const [opened, setOpened] = useState(() => readPolicy(policy))
  const [draft, setDraft] = useState(opened)
  const count = changedFields(opened, draft).length
  const isDirty = count > 0
  const saving = useMutation({
    mutationFn: () =>
      withStepUp(
        (reason) => changePasswordPolicy(policy.connectionId, policyChanges(opened, draft), reason),
        weakenedWords,
      ),
    onSuccess: finish,
  })
  const faults = isProblem(saving.error) ? saving.error.fields : {}
  const blocker = useBlocker({ shouldBlockFn: () => isDirty, withResolver: true, enableBeforeUnload: isDirty })
  useEffect(() => {
    if (saving.isError) form.current?.querySelector<HTMLElement>('[aria-invalid=true], [role=alert]')?.focus()
  }, [saving.isError])

  function finish(saved: PasswordPolicy) {
    queryClient.setQueryData(passwordPolicyQuery(policy.connectionId).queryKey, saved)
    void queryClient.invalidateQueries({ queryKey: ['settings', 'last-change'] })
    setOpened(readPolicy(saved))
    setDraft(readPolicy(saved))
    toastDone(t('The password policy was saved.'))
  }
  function save() {
    if (isDirty && !saving.isPending && isOnline) saving.mutate()
  }

  const change = (edits: Partial<PolicyDraft>) => setDraft({ ...draft, ...edits })
  return (
    <form
      ref={form}
      noValidate
      aria-label={t('Passwords')}
      className="grid grid-cols-1 gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      {!mayChange && (
        <p className="text-muted text-table">
          {t('To change them: {needs}.', { needs: needs('update:security_settings') })}
        </p>
      )}
      {saving.isError && Object.keys(faults).length === 0 && (
        <ProblemNotice title={t("Couldn't save the password policy.")} error={saving.error} />
      )}
      <Card title={t('Password policy')}>
        <PolicyFields draft={draft} faults={faults} onChange={mayChange ? change : null} />
      </Card>
      <Card title={t('Preview of effect')}>
        <PasswordTrial draft={draft} />
        {draft.expiryDays !== '' && draft.expiryDays !== opened.expiryDays && (
          <p className="px-4 pb-4 text-table">
            {t(
              'Whoever signs in by a password that is older chooses another before they go on, from their next sign-in on.',
            )}
          </p>
        )}
      </Card>
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <LastPolicyChange connectionId={policy.connectionId} />
        {mayChange && (
          <Button
            tone="quiet"
            disabledReason={
              changedFields(draft, defaultPolicy).length === 0 ? t('Everything here is at its default') : null
            }
            onClick={() => setDraft(defaultPolicy)}
          >
            {t('Reset to defaults')}
          </Button>
        )}
      </div>
      {isDirty && (
        <SaveBar
          count={count}
          isSaving={saving.isPending}
          onDiscard={() => {
            saving.reset()
            setDraft(opened)
          }}
        />
      )}
      {blocker.status === 'blocked' && <DiscardDialog onDiscard={blocker.proceed} onClose={blocker.reset} />}
    </form>
  )
}
