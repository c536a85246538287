import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { Choice } from '../../../components/ui/choice.tsx'
import { DialogForm } from '../../../components/ui/dialog-form.tsx'
import { Field } from '../../../components/ui/field.tsx'
import { Select } from '../../../components/ui/select.tsx'
import type { Faults } from '../../../lib/problem.ts'
import { t } from '../../../lib/text.ts'
import { createWebhook, type NewWebhook, readTypes, webhooksKey } from '../api/webhook.ts'

interface CreateWebhookDialogProps {
  readonly onCreated: (webhook: NewWebhook) => void
  readonly onClose: () => void
}

export function CreateWebhookDialog({ onCreated, onClose }: CreateWebhookDialogProps) {
  const queryClient = useQueryClient()
  const box = useRef<HTMLInputElement>(null)
  const [name, setName] = useState('')
  const [url, setUrl] = useState('')
  const [format, setFormat] = useState<'event' | 'log'>('event')
  const [hearsAll, setHearsAll] = useState(true)
  const [types, setTypes] = useState('')
  const [faults, setFaults] = useState<Faults>({})

  async function create(): Promise<NewWebhook> {
    const eventTypes = hearsAll ? ['*'] : readTypes(types)
    const made = await createWebhook({ name: name.trim(), url: url.trim(), format, eventTypes })
    void queryClient.invalidateQueries({ queryKey: webhooksKey })
    return made
  }

  return (
    <DialogForm
      title={t('Create webhook')}
      confirm={t('Create webhook')}
      confirming={t('Creating…')}
      failure={t("Couldn't create the webhook.")}
      blockedReason={missing(name, url, hearsAll, types)}
      initialFocus={box}
      onConfirm={create}
      onDone={onCreated}
      onFaults={setFaults}
      onClose={onClose}
    >
      <Field
        ref={box}
        label={t('Name')}
        hint={t('Who hears.')}
        value={name}
        onChange={(event) => setName(event.target.value)}
        errors={faults.name}
        maxLength={100}
        autoComplete="off"
        required
      />
      <Field
        label={t('Address')}
        hint={t('It begins with https:// and is not inside your network.')}
        type="url"
        value={url}
        onChange={(event) => setUrl(event.target.value)}
        errors={faults.url}
        maxLength={2_000}
        autoComplete="off"
        spellCheck={false}
        required
      />
      <Select
        label={t('Sends')}
        value={format}
        onChange={(event) => setFormat(event.target.value === 'log' ? 'log' : 'event')}
        options={formats}
      />
      <div className="grid gap-2">
        <Choice
          type="checkbox"
          className="-mx-2"
          label={t('Every type of event')}
          checked={hearsAll}
          onChange={(event) => setHearsAll(event.target.checked)}
        />
        {!hearsAll && (
          <Field
            label={t('Types of events')}
            hint={t('Such as user.created, separated by commas.')}
            value={types}
            onChange={(event) => setTypes(event.target.value)}
            errors={faults.eventTypes}
            autoComplete="off"
            spellCheck={false}
            required
          />
        )}
      </div>
    </DialogForm>
  )
}

function missing(name: string, url: string, hearsAll: boolean, types: string): string | null {
  if (name.trim() === '') return t('Enter a name first')
  if (url.trim() === '') return t('Enter an address first')
  return hearsAll || types.trim() !== '' ? null : t('Enter a type first')
}

const formats = [
  { value: 'event', label: t('A call for each event') },
  { value: 'log', label: t('A log stream: up to 100 events in a call') },
]
