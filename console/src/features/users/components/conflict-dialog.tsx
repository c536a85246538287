import { useQuery } from '@tanstack/react-query'
import { Button } from '../../../components/ui/button.tsx'
import { DialogForm } from '../../../components/ui/dialog-form.tsx'
import { SkeletonLines } from '../../../components/ui/skeleton.tsx'
import { t } from '../../../lib/text.ts'
import { userQuery } from '../api/get-user.ts'
import { metadataDifferences } from '../api/metadata-change.ts'
import { profileFields } from '../api/profile.ts'
import { type UserChanges, updateUser } from '../api/update-user.ts'
import { type User, userLabel } from '../api/user.ts'
import { DifferenceTable } from './difference-table.tsx'

interface ConflictDialogProps {
  /** The version that was being edited. */
  readonly user: User
  readonly changes: UserChanges
  readonly onSaved: (user: User) => void
  readonly onUseTheirs: () => void
  readonly onClose: () => void
}

/** Two people edited one user: shows field by field what is stored now and what would be saved. */
export function ConflictDialog({ user, changes, onSaved, onUseTheirs, onClose }: ConflictDialogProps) {
  const { data: current, isFetching } = useQuery({ ...userQuery(user.id), staleTime: 0, refetchOnMount: 'always' })
  const isReady = current !== undefined && !isFetching
  return (
    <DialogForm
      title={t('This user changed while you were editing')}
      confirm={t('Save my changes')}
      confirming={t('Saving…')}
      failure={t("Couldn't save {name}.", { name: userLabel(user) })}
      isWide
      blockedReason={isReady ? null : t('Reading what is stored now')}
      onConfirm={(reason) => updateUser(current ?? user, changes, reason)}
      onDone={onSaved}
      onClose={onClose}
      aside={<Button onClick={onUseTheirs}>{t('Use theirs')}</Button>}
    >
      <p>{t('Somebody saved {name} after you opened it. Nothing of yours is lost yet.', { name: userLabel(user) })}</p>
      {isReady ? (
        <Comparison current={current} changes={changes} />
      ) : (
        <SkeletonLines label={t('Reading what is stored now')} />
      )}
    </DialogForm>
  )
}

function Comparison({ current, changes }: { readonly current: User; readonly changes: UserChanges }) {
  const isMetadata = changes.appMetadata !== undefined || changes.userMetadata !== undefined
  const rows = Object.entries(changes).flatMap(([key, mine]) =>
    key === 'appMetadata' || key === 'userMetadata'
      ? metadataDifferences(current[key] ?? {}, changes[key] ?? {})
      : {
          key,
          label: profileFields.find((field) => field.key === key)?.label ?? t('E-mail verified'),
          stored: shown(current[key as keyof User]),
          mine: shown(mine),
        },
  )
  return <DifferenceTable rows={rows} isCode={isMetadata} />
}

function shown(value: unknown): string {
  if (typeof value === 'boolean') return value ? t('Yes') : t('No')
  return typeof value === 'string' && value !== '' ? value : t('Not set')
}
