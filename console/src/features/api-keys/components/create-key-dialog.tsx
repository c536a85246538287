import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { DialogForm } from '../../../components/ui/dialog-form.tsx'
import { daysOf, ExpirySelect, usualExpiry } from '../../../components/ui/expiry-select.tsx'
import { Field } from '../../../components/ui/field.tsx'
import { usePermissions } from '../../../lib/permissions.ts'
import type { Faults } from '../../../lib/problem.ts'
import { t } from '../../../lib/text.ts'
import { apiKeysKey, createApiKey, type NewApiKey } from '../api/api-key.ts'
import { givable } from '../api/key-presets.ts'
import { PermissionChoices } from './permission-choices.tsx'

interface CreateKeyDialogProps {
  readonly onCreated: (key: NewApiKey) => void
  readonly onClose: () => void
}

export function CreateKeyDialog({ onCreated, onClose }: CreateKeyDialogProps) {
  const queryClient = useQueryClient()
  const box = useRef<HTMLInputElement>(null)
  const held = usePermissions()
  const [name, setName] = useState('')
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [days, setDays] = useState(usualExpiry)
  const [organization, setOrganization] = useState('')
  const [faults, setFaults] = useState<Faults>({})

  async function create(): Promise<NewApiKey> {
    const made = await createApiKey({
      name: name.trim(),
      permissions: [...chosen],
      expiresInDays: daysOf(days),
      ...(organization.trim() !== '' && { organizationId: organization.trim() }),
    })
    void queryClient.invalidateQueries({ queryKey: apiKeysKey })
    return made
  }

  const missing =
    name.trim() === '' ? t('Enter a name first') : chosen.size === 0 ? t('Choose a permission first') : null
  return (
    <DialogForm
      title={t('Create API key')}
      grade="T2"
      confirm={t('Create API key')}
      confirming={t('Creating…')}
      failure={t("Couldn't create the API key.")}
      blockedReason={missing}
      initialFocus={box}
      isWide
      onConfirm={create}
      onDone={onCreated}
      onFaults={setFaults}
      onClose={onClose}
    >
      <Field
        ref={box}
        label={t('Name')}
        value={name}
        onChange={(event) => setName(event.target.value)}
        errors={faults.name}
        hint={t('Which program uses it, and where.')}
        maxLength={100}
        autoComplete="off"
        required
      />
      <PermissionChoices held={givable(held)} chosen={chosen} onChange={setChosen} errors={faults.permissions} />
      <div className="grid gap-4 table:grid-cols-2">
        <ExpirySelect value={days} onChange={setDays} errors={faults.expiresInDays} />
        <Field
          label={t('Only for the organization')}
          value={organization}
          onChange={(event) => setOrganization(event.target.value)}
          errors={faults.organizationId}
          placeholder={t('Name or ID; empty for all')}
          maxLength={100}
          autoComplete="off"
          spellCheck={false}
        />
      </div>
    </DialogForm>
  )
}
