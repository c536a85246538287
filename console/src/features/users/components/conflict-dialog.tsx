import { useQuery } from '@tanstack/react-query'
import { Button } from '../../../components/ui/button.tsx'
import { DialogForm } from '../../../components/ui/dialog-form.tsx'
import { SkeletonLines } from '../../../components/ui/skeleton.tsx'
import { t } from '../../../lib/text.ts'
import { userQuery } from '../api/get-user.ts'
import { profileFields } from '../api/profile.ts'
import { type UserChanges, updateUser } from '../api/update-user.ts'
import { type User, userLabel } from '../api/user.ts'

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
      onConfirm={() => updateUser(current ?? user, changes)}
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
  const rows = Object.entries(changes).map(([key, mine]) => ({
    key,
    label: profileFields.find((field) => field.key === key)?.label ?? t('E-mail verified'),
    stored: shown(current[key as keyof User]),
    mine: shown(mine),
  }))
  return (
    <table className="w-full text-table">
      <thead>
        <tr className="text-start text-muted">
          <th scope="col" className="py-1 pe-3 text-start font-normal">
            {t('Field')}
          </th>
          <th scope="col" className="py-1 pe-3 text-start font-normal">
            {t('Stored now')}
          </th>
          <th scope="col" className="py-1 text-start font-normal">
            {t('Yours')}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key} className="border-line border-t align-top">
            <th scope="row" className="py-1.5 pe-3 text-start font-semibold">
              {row.label}
            </th>
            <td className="break-all py-1.5 pe-3">{row.stored}</td>
            <td className="break-all py-1.5">{row.mine}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function shown(value: unknown): string {
  if (typeof value === 'boolean') return value ? t('Yes') : t('No')
  return typeof value === 'string' && value !== '' ? value : t('Not set')
}
