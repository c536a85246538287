import { useMutation } from '@tanstack/react-query'
import { type FormEvent, type ReactNode, useState } from 'react'
import { Button } from '../../../components/ui/button.tsx'
import { Choice } from '../../../components/ui/choice.tsx'
import { Copyable } from '../../../components/ui/copyable.tsx'
import { Field } from '../../../components/ui/field.tsx'
import { ProblemNotice } from '../../../components/ui/problem-notice.tsx'
import { isProblem } from '../../../lib/problem.ts'
import { t } from '../../../lib/text.ts'
import { type AppType, createApp, type MadeApp } from '../api/setup-calls.ts'
import { SetupFrame } from './setup-frame.tsx'
import { StepButtons } from './step-buttons.tsx'

interface FirstAppStepProps {
  /** Leads to where people are imported. */
  readonly importLink: ReactNode
  readonly onNext: () => void
}

export function FirstAppStep({ importLink, onNext }: FirstAppStepProps) {
  const [name, setName] = useState('')
  const [type, setType] = useState<AppType>('regular_web')
  const [callback, setCallback] = useState('')
  const creating = useMutation({
    mutationFn: () =>
      createApp({ name: name.trim(), type, callbacks: callback.trim() === '' ? [] : [callback.trim()] }),
  })
  const faults = isProblem(creating.error) ? creating.error.fields : {}
  const callbackFaults = Object.entries(faults).flatMap(([field, errors]) =>
    field.startsWith('callbacks') ? errors : [],
  )

  function submit(event: FormEvent) {
    event.preventDefault()
    if (!creating.isPending && name.trim() !== '') creating.mutate()
  }

  if (creating.data) return <Made app={creating.data} type={type} name={name.trim()} onNext={onNext} />
  return (
    <SetupFrame
      step="first"
      title={t('Your first app')}
      lead={
        <>
          {t('A program whose users sign in here. You can also begin with the users, and add apps later.')} {importLink}
        </>
      }
    >
      <form onSubmit={submit} noValidate className="grid gap-5">
        <Field
          label={t('Name')}
          value={name}
          onChange={(event) => setName(event.target.value)}
          errors={faults.name}
          maxLength={255}
          autoComplete="off"
          required
          isLarge
        />
        <fieldset className="-mx-2 grid">
          <legend className="mb-1 px-2 font-semibold text-table">{t('What kind of program?')}</legend>
          {types.map(({ value, label, description }) => (
            <Choice
              key={value}
              type="radio"
              name="type"
              label={label}
              description={description}
              checked={type === value}
              onChange={() => setType(value)}
            />
          ))}
        </fieldset>
        <Field
          label={t('Where people come back after signing in')}
          type="url"
          value={callback}
          onChange={(event) => setCallback(event.target.value)}
          errors={callbackFaults.length > 0 ? callbackFaults : undefined}
          placeholder="https://app.example.com/callback"
          autoComplete="off"
          spellCheck={false}
          isLarge
        />
        {creating.isError && faults.name === undefined && callbackFaults.length === 0 && (
          <ProblemNotice title={t("Couldn't create the app.")} error={creating.error} />
        )}
        <StepButtons
          next={t('Create app')}
          busy={t('Creating…')}
          isBusy={creating.isPending}
          blockedReason={name.trim() === '' ? t('Enter a name first') : null}
          onSkip={onNext}
        />
      </form>
    </SetupFrame>
  )
}

interface MadeProps {
  readonly app: MadeApp
  readonly type: AppType
  readonly name: string
  readonly onNext: () => void
}

/** What the app's own settings need. A program that runs at people's hands keeps no secret. */
function Made({ app, type, name, onNext }: MadeProps) {
  return (
    <SetupFrame step="first" title={t('{name} was created', { name })} lead={t('Put this into its settings.')}>
      <dl className="grid gap-4">
        <div>
          <dt className="font-semibold text-table">{t('Client ID')}</dt>
          <dd className="text-body">
            <Copyable text={app.client_id} what={t('client ID')} isCode />
          </dd>
        </div>
        {type === 'regular_web' && app.client_secret !== null && (
          <div>
            <dt className="font-semibold text-table">{t('Client secret')}</dt>
            <dd className="text-body">
              <Copyable text={app.client_secret} what={t('client secret')} isCode />
            </dd>
            <dd className="text-meta text-muted">{t('Shown only now. It can be rotated later.')}</dd>
          </div>
        )}
      </dl>
      <div className="mt-6">
        <Button tone="primary" isLarge onClick={onNext}>
          {t('Continue')}
        </Button>
      </div>
    </SetupFrame>
  )
}

const types = [
  { value: 'regular_web', label: t('Web app with a server'), description: t('Keeps a secret on its server.') },
  { value: 'spa', label: t('Single-page app'), description: t('Runs in the browser and keeps no secret.') },
  {
    value: 'native',
    label: t('Mobile or desktop app'),
    description: t('Runs on people’s devices and keeps no secret.'),
  },
] as const
