import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { Badge } from '../../../components/ui/badge.tsx'
import { Field } from '../../../components/ui/field.tsx'
import { ProblemNotice } from '../../../components/ui/problem-notice.tsx'
import { isProblem } from '../../../lib/problem.ts'
import { slugOf } from '../../../lib/slug.ts'
import { t, tNodes } from '../../../lib/text.ts'
import { createOrganization } from '../api/setup-calls.ts'
import { SetupFrame } from './setup-frame.tsx'
import { StepButtons } from './step-buttons.tsx'
import { TenancyPicture } from './tenancy-picture.tsx'

interface OrganizationStepProps {
  readonly poolMode: 'shared' | 'isolated'
  readonly onNext: () => void
}

export function OrganizationStep({ poolMode, onNext }: OrganizationStepProps) {
  const [name, setName] = useState('')
  const creating = useMutation({
    mutationFn: () => createOrganization({ name: slugOf(name), displayName: name.trim() }),
    onSuccess: onNext,
  })
  const faults = isProblem(creating.error) ? creating.error.fields : {}
  const errors = [...(faults.displayName ?? []), ...(faults.name ?? [])]

  function submit(event: FormEvent) {
    event.preventDefault()
    if (creating.isPending) return
    if (name.trim() === '') onNext()
    else creating.mutate()
  }

  return (
    <SetupFrame
      step="organization"
      title={t('Organizations and their people')}
      lead={t('An organization is a customer company. Whether a person may belong to several was set at the start.')}
    >
      <form onSubmit={submit} noValidate className="grid gap-5">
        <ul className="grid gap-3 table:grid-cols-2">
          {modes.map(({ mode, title, text }) => (
            <li
              key={mode}
              aria-current={mode === poolMode ? 'true' : undefined}
              className="grid content-start gap-2 rounded-card border border-line p-4 aria-[current=true]:border-accent aria-[current=true]:bg-selected"
            >
              <TenancyPicture mode={mode} />
              <p className="flex flex-wrap items-center gap-2 font-semibold text-body">
                {title}
                {mode === poolMode && <Badge tone="info">{t('Set here')}</Badge>}
              </p>
              <p className="text-table">{text}</p>
            </li>
          ))}
        </ul>
        <p className="text-muted text-table">
          {tNodes(
            "To choose the other one, set {setting} and start with an empty database: it can't be changed later without migration.",
            {
              setting: <code className="font-mono text-meta">POOL_MODE</code>,
            },
          )}
        </p>
        <Field
          label={t('Your first organization')}
          value={name}
          onChange={(event) => setName(event.target.value)}
          errors={errors.length > 0 ? errors : undefined}
          maxLength={255}
          autoComplete="organization"
          isLarge
        />
        {creating.isError && errors.length === 0 && (
          <ProblemNotice title={t("Couldn't create the organization.")} error={creating.error} />
        )}
        <StepButtons
          next={name.trim() === '' ? t('Continue') : t('Create and continue')}
          busy={t('Creating…')}
          isBusy={creating.isPending}
          onSkip={onNext}
        />
      </form>
    </SetupFrame>
  )
}

const modes = [
  {
    mode: 'shared',
    title: t('Shared pool'),
    text: t('One account a person. They may belong to several organizations, with other roles in each.'),
  },
  {
    mode: 'isolated',
    title: t('Isolated pools'),
    text: t('Every organization has people of its own. The same address in two organizations is two accounts.'),
  },
] as const
