import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { DialogForm } from '../../../components/ui/dialog-form.tsx'
import { Field } from '../../../components/ui/field.tsx'
import type { Faults } from '../../../lib/problem.ts'
import { slugOf } from '../../../lib/slug.ts'
import { t } from '../../../lib/text.ts'
import { toastDone } from '../../../lib/toasts.ts'
import { createOrganization } from '../api/change-organization.ts'
import { type Organization, organizationLabel } from '../api/organization.ts'
import { organizationsKey } from '../api/organization-queries.ts'

interface CreateDialogProps {
  readonly onClose: () => void
  readonly onCreated: (organization: Organization) => void
}

export function CreateDialog({ onClose, onCreated }: CreateDialogProps) {
  const queryClient = useQueryClient()
  const box = useRef<HTMLInputElement>(null)
  const [displayName, setDisplayName] = useState('')
  const [name, setName] = useState<string | null>(null)
  const [faults, setFaults] = useState<Faults>({})
  const slug = name ?? slugOf(displayName)

  async function create(): Promise<Organization> {
    const shown = displayName.trim()
    const made = await createOrganization({ name: slug, ...(shown !== '' && { displayName: shown }) })
    void queryClient.invalidateQueries({ queryKey: organizationsKey })
    toastDone(t('{name} was created.', { name: organizationLabel(made) }))
    return made
  }

  return (
    <DialogForm
      title={t('Create organization')}
      confirm={t('Create organization')}
      confirming={t('Creating…')}
      failure={t("Couldn't create the organization.")}
      blockedReason={slug === '' ? t('Enter a name first') : null}
      onConfirm={create}
      onDone={onCreated}
      onFaults={setFaults}
      onClose={onClose}
      initialFocus={box}
    >
      <Field
        ref={box}
        label={t('Display name')}
        value={displayName}
        maxLength={255}
        autoComplete="off"
        errors={faults.displayName}
        onChange={(event) => setDisplayName(event.target.value)}
      />
      <Field
        label={t('Name in addresses')}
        value={slug}
        maxLength={50}
        autoComplete="off"
        spellCheck={false}
        errors={faults.name}
        hint={t('Lower-case letters, digits, -, _ and .')}
        onChange={(event) => setName(event.target.value)}
      />
    </DialogForm>
  )
}
