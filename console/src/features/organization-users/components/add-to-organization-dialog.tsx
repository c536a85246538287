import { type ReactNode, useState } from 'react'
import { DialogForm } from '../../../components/ui/dialog-form.tsx'
import { t } from '../../../lib/text.ts'
import { type NamedPlace, useMembershipChanges } from './use-membership-changes.ts'

export interface PickedOrganization {
  readonly id: string
  readonly label: string
}

export interface OrganizationChoice {
  readonly value: string | null
  readonly held: ReadonlySet<string>
  readonly onPick: (organization: PickedOrganization) => void
}

interface AddToOrganizationDialogProps {
  readonly placeOf: (organization: PickedOrganization) => NamedPlace
  readonly person: ReactNode
  readonly held: ReadonlySet<string>
  /** Finds an organization; another feature's. */
  readonly picker: (choice: OrganizationChoice) => ReactNode
  readonly onClose: () => void
}

export function AddToOrganizationDialog({ placeOf, person, held, picker, onClose }: AddToOrganizationDialogProps) {
  const { add } = useMembershipChanges()
  const [picked, setPicked] = useState<PickedOrganization | null>(null)
  return (
    <DialogForm
      title={t('Add to organization')}
      confirm={picked === null ? t('Add') : t('Add to {organization}', { organization: picked.label })}
      confirming={t('Adding…')}
      failure={t("Couldn't add to the organization.")}
      blockedReason={picked === null ? t('Pick an organization first') : null}
      onConfirm={async () => {
        if (picked !== null) await add(placeOf(picked))
      }}
      onClose={onClose}
    >
      {person}
      {picker({ value: picked?.id ?? null, held, onPick: setPicked })}
    </DialogForm>
  )
}
