import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { DialogForm } from '../../../components/ui/dialog-form.tsx'
import { Field } from '../../../components/ui/field.tsx'
import { Select } from '../../../components/ui/select.tsx'
import type { Faults } from '../../../lib/problem.ts'
import { strategyLabel } from '../../../lib/strategy-words.ts'
import { t } from '../../../lib/text.ts'
import { toastDone } from '../../../lib/toasts.ts'
import { createConnection, type ProviderConnection, providersKey } from '../api/connection.ts'
import { faultsOf } from '../api/provider-draft.ts'
import { type Strategy, strategies } from '../api/strategies.ts'
import { PlaceFields } from './place-fields.tsx'

interface AddConnectionDialogProps {
  readonly onCreated: (connection: ProviderConnection) => void
  readonly onClose: () => void
}

const empty = {
  displayName: '',
  clientId: '',
  clientSecret: '',
  issuer: '',
  domain: '',
  authorizationEndpoint: '',
  tokenEndpoint: '',
  profileEndpoint: '',
}

/** What nobody could be sent anywhere without; the rest is set on the page of the connection. */
export function AddConnectionDialog({ onCreated, onClose }: AddConnectionDialogProps) {
  const queryClient = useQueryClient()
  const first = useRef<HTMLInputElement>(null)
  const [kind, setKind] = useState('oidc')
  const [name, setName] = useState<string | null>(null)
  const [draft, setDraft] = useState(empty)
  const [faults, setFaults] = useState<Faults>({})
  const strategy = strategies[kind] as Strategy
  const technical = name ?? (slugOf(draft.displayName) || (strategy.place.length === 0 ? kind : ''))
  const edit = (change: Partial<typeof empty>) => setDraft({ ...draft, ...change })

  async function create(): Promise<ProviderConnection> {
    const secret = draft.clientSecret.trim()
    const place = strategy.place.map((field) => [field, draft[field].trim()] as const)
    const made = await createConnection({
      name: technical,
      strategy: kind,
      displayName: draft.displayName.trim() || null,
      provider: {
        ...Object.fromEntries(place),
        clientId: draft.clientId.trim(),
        ...(secret !== '' && { clientSecret: secret }),
      },
    })
    void queryClient.invalidateQueries({ queryKey: providersKey })
    toastDone(t('{name} was added.', { name: made.displayName ?? made.name }))
    return made
  }

  const isMissing = strategy.place.some((field) => draft[field].trim() === '') || draft.clientId.trim() === ''
  return (
    <DialogForm
      title={t('Add connection')}
      confirm={t('Add connection')}
      confirming={t('Adding…')}
      failure={t("Couldn't add the connection.")}
      blockedReason={
        technical === '' ? t('Enter a name first') : isMissing ? t('Fill in what the provider needs first') : null
      }
      initialFocus={first}
      onConfirm={create}
      onDone={onCreated}
      onFaults={setFaults}
      onClose={onClose}
    >
      <Select
        label={t('Provider')}
        value={kind}
        onChange={(event) => {
          setKind(event.target.value)
          setFaults({})
        }}
        options={Object.keys(strategies).map((value) => ({ value, label: strategyLabel(value) }))}
      />
      <Field
        ref={first}
        label={t('Name on the sign-in page')}
        hint={t('What its button says, such as the name of the company.')}
        value={draft.displayName}
        onChange={(event) => edit({ displayName: event.target.value })}
        errors={faultsOf(faults, 'displayName')}
        maxLength={128}
        autoComplete="off"
      />
      <Field
        label={t('Name in addresses')}
        hint={t('Letters, digits and hyphens. It stands in the IDs of its people and stays.')}
        value={technical}
        onChange={(event) => setName(event.target.value)}
        errors={faultsOf(faults, 'name')}
        maxLength={128}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        required
      />
      <PlaceFields
        strategy={strategy}
        draft={draft}
        onChange={edit}
        faults={faults}
        secretHint={t('Kept sealed and never shown again.')}
      />
    </DialogForm>
  )
}

/** "Acme GmbH & Co" to "acme-gmbh-co". */
function slugOf(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
}
