import { lazy, Suspense } from 'react'
import type { UserSummary } from '../api/user.ts'

export type UserDialogKind = 'suspend' | 'restrict' | 'activate' | 'lock-down' | 'delete'

export interface OpenUserDialog {
  readonly kind: UserDialogKind
  readonly user: UserSummary
}

interface UserDialogsProps {
  readonly dialog: OpenUserDialog | null
  /** Closed, or the gentler act instead. */
  readonly onChange: (dialog: (OpenUserDialog & { readonly kind: 'suspend' }) | null) => void
  readonly onDeleted?: () => Promise<void>
}

/** The dialogs that act on one user, wherever they are opened from. They are loaded when first needed. */
export function UserDialogs({ dialog, onChange, onDeleted }: UserDialogsProps) {
  if (dialog === null) return null
  const { kind, user } = dialog
  const close = () => onChange(null)
  return (
    <Suspense>
      {kind === 'suspend' && <SuspendDialog key={user.id} user={user} onClose={close} />}
      {kind === 'restrict' && <SuspendDialog key={user.id} user={user} isRestriction onClose={close} />}
      {kind === 'activate' && <ActivateDialog key={user.id} user={user} onClose={close} />}
      {kind === 'lock-down' && <LockDownDialog key={user.id} user={user} onClose={close} />}
      {kind === 'delete' && (
        <DeleteDialog
          key={user.id}
          user={user}
          onClose={close}
          onSuspendInstead={() => onChange({ kind: 'suspend', user })}
          {...(onDeleted && { onDeleted })}
        />
      )}
    </Suspense>
  )
}

const SuspendDialog = lazy(() => import('./suspend-dialog.tsx').then((m) => ({ default: m.SuspendDialog })))
const ActivateDialog = lazy(() => import('./activate-dialog.tsx').then((m) => ({ default: m.ActivateDialog })))
const LockDownDialog = lazy(() => import('./lock-down-dialog.tsx').then((m) => ({ default: m.LockDownDialog })))
const DeleteDialog = lazy(() => import('./delete-dialog.tsx').then((m) => ({ default: m.DeleteDialog })))
