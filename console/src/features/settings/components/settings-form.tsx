import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
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
import { changeSettings, defaultSettingsQuery, type Settings, settingsQuery } from '../api/settings.ts'
import {
  changedNames,
  changedSettings,
  drawnSettings,
  readSettings,
  type SettingsDraft,
} from '../api/settings-draft.ts'
import { weakenedWords } from '../api/weakened-words.ts'
import { ChangeEffects } from './change-effects.tsx'
import { LastChange } from './last-change.tsx'
import { LoginPreview } from './login-preview.tsx'
import { SaveBar } from './save-bar.tsx'
import { type GroupName, namesOf, settingGroups } from './setting-groups.tsx'

interface SettingsFormProps {
  readonly settings: Settings
  readonly title: string
  readonly groups: readonly GroupName[]
}

/** Saves what was changed and nothing else, so that two people can change different settings at once. */
export function SettingsForm({ settings, title, groups }: SettingsFormProps) {
  const queryClient = useQueryClient()
  const form = useRef<HTMLFormElement>(null)
  const isOnline = useOnline()
  const mayChangeAll = useMay('update:settings')
  const mayChangeSecurity = useMay('update:security_settings') || mayChangeAll
  const [opened, setOpened] = useState(settings)
  const [draft, setDraft] = useState(() => readSettings(settings))
  const changes = changedSettings(opened, draft)
  const count = changedNames(opened, draft).length
  const isDirty = count > 0
  const saving = useMutation({
    mutationFn: () => withStepUp((reason) => changeSettings(changes, reason), weakenedWords),
    onSuccess: finish,
  })
  const faults = isProblem(saving.error) ? saving.error.fields : {}
  const blocker = useBlocker({ shouldBlockFn: () => isDirty, withResolver: true, enableBeforeUnload: isDirty })
  useEffect(() => {
    if (saving.isError) form.current?.querySelector<HTMLElement>('[aria-invalid=true], [role=alert]')?.focus()
  }, [saving.isError])

  function finish(saved: Settings) {
    queryClient.setQueryData(settingsQuery.queryKey, saved)
    void queryClient.invalidateQueries({ queryKey: ['settings', 'last-change'] })
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

  const change = (edits: Partial<SettingsDraft>) => setDraft({ ...draft, ...edits })
  const mayChange = ({ isLook = false }: { readonly isLook?: boolean }) => (isLook ? mayChangeAll : mayChangeSecurity)
  return (
    <form
      ref={form}
      noValidate
      aria-label={title}
      className="grid grid-cols-1 gap-4"
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
      {groups.map((name) => {
        const { title: heading, Fields, isLook } = settingGroups[name]
        return (
          <Card
            key={name}
            title={heading}
            action={
              isLook && mayChangeSecurity && !mayChangeAll ? (
                <span className="text-meta text-muted">
                  {t('To change these: {needs}', { needs: needs('update:settings') })}
                </span>
              ) : null
            }
          >
            <Fields draft={draft} faults={faults} onChange={mayChange({ isLook: isLook ?? false }) ? change : null} />
          </Card>
        )
      })}
      {groups.includes('words') && <LoginPreview path="/settings/login-preview" look={drawnSettings(draft)} />}
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <LastChange names={groups.flatMap((name) => namesOf(name, draft))} />
        {mayChangeSecurity && groups.every((name) => mayChange(settingGroups[name])) && (
          <ResetToDefaults groups={groups} draft={draft} onReset={change} />
        )}
      </div>
      {isDirty && <ChangeEffects changes={changes} />}
      {isDirty && <SaveBar count={count} isSaving={saving.isPending} onDiscard={discard} />}
      {blocker.status === 'blocked' && <DiscardDialog onDiscard={blocker.proceed} onClose={blocker.reset} />}
    </form>
  )
}

interface ResetToDefaultsProps {
  readonly groups: readonly GroupName[]
  readonly draft: SettingsDraft
  readonly onReset: (edits: Partial<SettingsDraft>) => void
}

/** Fills the form; nothing is saved before Save is pressed. */
function ResetToDefaults({ groups, draft, onReset }: ResetToDefaultsProps) {
  const { data } = useQuery(defaultSettingsQuery)
  if (data === undefined) return null
  const defaults = readSettings(data)
  const names = groups.flatMap((name) => namesOf(name, draft))
  const differing = names.filter((name) => draft[name] !== defaults[name])
  return (
    <Button
      tone="quiet"
      disabledReason={differing.length === 0 ? t('Everything here is at its default') : null}
      onClick={() => onReset(Object.fromEntries(differing.map((name) => [name, defaults[name]])))}
    >
      {t('Reset to defaults')}
    </Button>
  )
}
