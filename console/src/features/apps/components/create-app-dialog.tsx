import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { Choice } from '../../../components/ui/choice.tsx'
import { DialogForm } from '../../../components/ui/dialog-form.tsx'
import { Field } from '../../../components/ui/field.tsx'
import { SecretOnce } from '../../../components/ui/secret-once.tsx'
import type { Faults } from '../../../lib/problem.ts'
import { t } from '../../../lib/text.ts'
import { appsKey } from '../api/app.ts'
import { type AppType, createApp, type MadeApp } from '../api/change-app.ts'

interface CreateAppDialogProps {
  readonly onClose: () => void
  readonly onOpen: (id: string) => void
}

/** Makes an app, and shows its secret where it is of a kind that keeps one. */
export function CreateAppDialog({ onClose, onOpen }: CreateAppDialogProps) {
  const queryClient = useQueryClient()
  const box = useRef<HTMLInputElement>(null)
  const [name, setName] = useState('')
  const [type, setType] = useState<AppType>('regular_web')
  const [faults, setFaults] = useState<Faults>({})
  const [made, setMade] = useState<MadeApp | null>(null)
  const keepsSecret = type === 'regular_web' || type === 'non_interactive'

  async function create(): Promise<MadeApp> {
    const app = await createApp({ name: name.trim(), type })
    void queryClient.invalidateQueries({ queryKey: appsKey })
    return app
  }

  if (made !== null && made.client_secret !== null) {
    return (
      <SecretOnce
        title={t('The secret of {name}', { name: name.trim() })}
        what={t('client secret')}
        secret={made.client_secret}
        onClose={() => onOpen(made.client_id)}
      />
    )
  }
  return (
    <DialogForm
      title={t('Create app')}
      confirm={t('Create app')}
      confirming={t('Creating…')}
      failure={t("Couldn't create the app.")}
      blockedReason={name.trim() === '' ? t('Enter a name first') : null}
      initialFocus={box}
      onConfirm={create}
      onDone={(app) => (keepsSecret ? setMade(app) : onOpen(app.client_id))}
      onFaults={setFaults}
      onClose={onClose}
    >
      <Field
        ref={box}
        label={t('Name')}
        value={name}
        onChange={(event) => setName(event.target.value)}
        errors={faults.name}
        maxLength={255}
        autoComplete="off"
        required
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
    </DialogForm>
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
  { value: 'non_interactive', label: t('Machine'), description: t('Acts for itself: nobody signs in to it.') },
] as const
