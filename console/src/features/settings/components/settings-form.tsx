import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useBlocker } from '@tanstack/react-router'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { Card } from '../../../components/ui/card.tsx'
import { DiscardDialog } from '../../../components/ui/discard-dialog.tsx'
import { ProblemNotice } from '../../../components/ui/problem-notice.tsx'
import { useOnline } from '../../../lib/connection.ts'
import { needs, useMay } from '../../../lib/permissions.ts'
import { isProblem } from '../../../lib/problem.ts'
import { withStepUp } from '../../../lib/step-up.ts'
import { t } from '../../../lib/text.ts'
import { toastDone } from '../../../lib/toasts.ts'
import { changeSettings, type Settings, settingsQuery } from '../api/settings.ts'
import { changedSettings, readSettings, type SettingsDraft } from '../api/settings-draft.ts'
import { FactorFields } from './factor-fields.tsx'
import { LookFields } from './look-fields.tsx'
import { SaveBar } from './save-bar.tsx'
import { SessionFields } from './session-fields.tsx'
import { SupportFields } from './support-fields.tsx'
import { WayInFields } from './way-in-fields.tsx'

/** Saves what was changed and nothing else, so that two people can change different settings at once. */
export function SettingsForm({ settings }: { readonly settings: Settings }) {
  const queryClient = useQueryClient()
  const form = useRef<HTMLFormElement>(null)
  const isOnline = useOnline()
  const mayChangeAll = useMay('update:settings')
  const mayChangeSecurity = useMay('update:security_settings') || mayChangeAll
  const [opened, setOpened] = useState(settings)
  const [draft, setDraft] = useState(() => readSettings(settings))
  const changes = changedSettings(opened, draft)
  const isDirty = Object.keys(changes).length > 0
  const saving = useMutation({ mutationFn: () => withStepUp(() => changeSettings(changes)), onSuccess: finish })
  const faults = isProblem(saving.error) ? saving.error.fields : {}
  const blocker = useBlocker({ shouldBlockFn: () => isDirty, withResolver: true, enableBeforeUnload: isDirty })
  useEffect(() => {
    if (saving.isError) form.current?.querySelector<HTMLElement>('[aria-invalid=true], [role=alert]')?.focus()
  }, [saving.isError])

  function finish(saved: Settings) {
    queryClient.setQueryData(settingsQuery.queryKey, saved)
    setOpened(saved)
    setDraft(readSettings(saved))
    toastDone(t('Settings were saved.'))
  }
  function save() {
    if (isDirty && !saving.isPending && isOnline) saving.mutate()
  }
  function discard() {
    saving.reset()
    setDraft(readSettings(opened))
  }
  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) save()
  }

  const change = (edits: Partial<SettingsDraft>) => setDraft({ ...draft, ...edits })
  const look = { draft, faults, onChange: mayChangeAll ? change : null }
  const security = { draft, faults, onChange: mayChangeSecurity ? change : null }
  return (
    <form
      ref={form}
      noValidate
      aria-label={t('Sign-in settings')}
      className="grid grid-cols-1 gap-4"
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      {!mayChangeSecurity && (
        <p className="text-muted text-table">{t('To change them: {needs}.', { needs: needs('update:settings') })}</p>
      )}
      {saving.isError && Object.keys(faults).length === 0 && (
        <ProblemNotice title={t("Couldn't save the settings.")} error={saving.error} />
      )}
      <Card
        title={t('Name and look')}
        action={
          mayChangeSecurity && !mayChangeAll ? (
            <span className="text-meta text-muted">
              {t('To change these: {needs}', { needs: needs('update:settings') })}
            </span>
          ) : null
        }
      >
        <LookFields {...look} />
      </Card>
      <Card title={t('Ways in')}>
        <WayInFields {...security} />
      </Card>
      <Card title={t('MFA')}>
        <FactorFields {...security} />
      </Card>
      <Card title={t('Sessions')}>
        <SessionFields {...security} />
      </Card>
      <Card title={t('Support')}>
        <SupportFields {...security} />
      </Card>
      {isDirty && <SaveBar count={Object.keys(changes).length} isSaving={saving.isPending} onDiscard={discard} />}
      {blocker.status === 'blocked' && <DiscardDialog onDiscard={blocker.proceed} onClose={blocker.reset} />}
    </form>
  )
}
