import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useEffect, useRef } from 'react'
import { Button } from '../../../components/ui/button.tsx'
import { Choice } from '../../../components/ui/choice.tsx'
import { Field } from '../../../components/ui/field.tsx'
import { ProblemNotice } from '../../../components/ui/problem-notice.tsx'
import { isProblem } from '../../../lib/problem.ts'
import { withStepUp } from '../../../lib/step-up.ts'
import { t } from '../../../lib/text.ts'
import { toastDone } from '../../../lib/toasts.ts'
import {
  changeConnection,
  connectionLabel,
  type ProviderInFull,
  type ProviderSettings,
  providersKey,
} from '../api/connection.ts'
import { faultsOf, type ProviderDraft } from '../api/provider-draft.ts'
import type { Strategy } from '../api/strategies.ts'
import { ComingInFields } from './coming-in-fields.tsx'
import { PlaceFields } from './place-fields.tsx'
import { useProviderDraft } from './use-provider-draft.ts'

interface ProviderFormProps {
  readonly connection: ProviderInFull
  readonly provider: ProviderSettings
  readonly strategy: Strategy
}

export function ProviderForm({ connection, provider, strategy }: ProviderFormProps) {
  const queryClient = useQueryClient()
  const form = useRef<HTMLFormElement>(null)
  const { draft, setDraft, changes, isDirty, version, keepSaved, takeTheirs } = useProviderDraft(connection, provider)
  const label = connectionLabel(connection)
  const saving = useMutation({
    mutationFn: () => withStepUp((reason) => changeConnection({ id: connection.id, version }, changes, reason)),
    onSuccess: async (saved) => {
      keepSaved(saved)
      await queryClient.invalidateQueries({ queryKey: providersKey })
      toastDone(t('{name} was saved.', { name: label }))
    },
    onError: (error) => {
      if (isProblem(error, 'version_conflict')) void queryClient.invalidateQueries({ queryKey: providersKey })
    },
  })
  const faults = isProblem(saving.error) ? saving.error.fields : {}
  useEffect(() => {
    if (saving.isError) form.current?.querySelector<HTMLElement>('[aria-invalid=true], [role=alert]')?.focus()
  }, [saving.isError])

  /** What the server said was about the fields as they were. */
  function edit(change: Partial<ProviderDraft>) {
    if (saving.isError) saving.reset()
    setDraft({ ...draft, ...change })
  }

  function submit(event: FormEvent) {
    event.preventDefault()
    if (isDirty && !saving.isPending) saving.mutate()
  }

  return (
    <form ref={form} onSubmit={submit} noValidate className="grid grid-cols-1 gap-4 p-4">
      <Choice
        type="checkbox"
        className="-mx-2"
        label={t('People can sign in by it')}
        description={t('Turned off it keeps its people and lets nobody in.')}
        checked={draft.isEnabled}
        onChange={(event) => edit({ isEnabled: event.target.checked })}
      />
      <Field
        label={t('Name on the sign-in page')}
        value={draft.displayName}
        onChange={(event) => edit({ displayName: event.target.value })}
        errors={faultsOf(faults, 'displayName')}
        maxLength={128}
        autoComplete="off"
      />
      <PlaceFields
        strategy={strategy}
        draft={draft}
        onChange={edit}
        faults={faults}
        isSecretOff={draft.dropsSecret}
        secretHint={
          provider.hasClientSecret
            ? t(
                'One is stored and never shown. Leave it empty to keep it; enter it again for a provider at another address.',
              )
            : t('None is stored. Kept sealed and never shown again.')
        }
      />
      {provider.hasClientSecret && (
        <Choice
          type="checkbox"
          className="-mx-2 -mt-3"
          label={t('Remove the stored secret')}
          checked={draft.dropsSecret}
          onChange={(event) => edit({ dropsSecret: event.target.checked, clientSecret: '' })}
        />
      )}
      <ComingInFields strategy={strategy} draft={draft} onChange={edit} faults={faults} />
      {saving.isError && Object.keys(faults).length === 0 && (
        <ProblemNotice title={t("Couldn't save {name}.", { name: label })} error={saving.error}>
          {isProblem(saving.error, 'version_conflict') && takeTheirs !== null && (
            <Button
              className="mt-2"
              onClick={() => {
                saving.reset()
                takeTheirs()
              }}
            >
              {t('Show what is stored now')}
            </Button>
          )}
        </ProblemNotice>
      )}
      <Button
        type="submit"
        tone="primary"
        className="justify-self-start"
        aria-disabled={saving.isPending}
        disabledReason={isDirty ? null : t('Nothing was changed yet')}
      >
        {saving.isPending ? t('Saving…') : t('Save')}
      </Button>
    </form>
  )
}
