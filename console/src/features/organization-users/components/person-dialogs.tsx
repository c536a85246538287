import type { OrganizationPerson } from '../api/organization-person.ts'
import { AskResetDialog } from './ask-reset-dialog.tsx'
import { DeleteDialog } from './delete-dialog.tsx'
import { EditDialog } from './edit-dialog.tsx'
import { LoginHelpDialog } from './login-help-dialog.tsx'
import type { PersonDialogKind } from './person-actions.tsx'
import { ResetMfaDialog } from './reset-mfa-dialog.tsx'
import { ResetPasswordDialog } from './reset-password-dialog.tsx'

export interface OpenPersonDialog {
  readonly kind: PersonDialogKind
  readonly person: OrganizationPerson
}

interface PersonDialogsProps {
  readonly organizationId: string
  readonly ownId: string
  readonly dialog: OpenPersonDialog | null
  readonly onClose: () => void
}

export function PersonDialogs({ organizationId, ownId, dialog, onClose }: PersonDialogsProps) {
  if (dialog === null) return null
  const common = { organizationId, person: dialog.person, onClose }
  switch (dialog.kind) {
    case 'edit':
      return <EditDialog {...common} ownId={ownId} />
    case 'mfa':
      return <ResetMfaDialog {...common} />
    case 'help':
      return <LoginHelpDialog {...common} ownId={ownId} />
    case 'ask-reset':
      return <AskResetDialog {...common} />
    case 'password':
      return <ResetPasswordDialog {...common} />
    case 'delete':
      return <DeleteDialog {...common} />
  }
}
