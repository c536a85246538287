import { useQuery, useQueryClient } from '@tanstack/react-query'
import { DialogForm } from '../../../components/ui/dialog-form.tsx'
import { ProblemNotice } from '../../../components/ui/problem-notice.tsx'
import { SkeletonLines } from '../../../components/ui/skeleton.tsx'
import { exactCount } from '../../../lib/format-count.ts'
import { t, tCount } from '../../../lib/text.ts'
import { toastDone } from '../../../lib/toasts.ts'
import { changePermissions, type PermissionChange, previewPermissions } from '../api/change-role.ts'
import { type MemberCount, type PermissionName, rolesKey } from '../api/stored-role.ts'

interface SavePermissionsDialogProps {
  readonly roleId: string
  readonly change: PermissionChange
  readonly onClose: () => void
  readonly onSaved: () => void
}

/** What the server says the change comes to, before it is made: "Adds users:delete for 12 people." */
export function SavePermissionsDialog({ roleId, change, onClose, onSaved }: SavePermissionsDialogProps) {
  const queryClient = useQueryClient()
  const preview = useQuery({
    queryKey: [...rolesKey, 'preview', roleId, change],
    queryFn: () => previewPermissions(roleId, change),
    gcTime: 0,
  })

  async function save(): Promise<void> {
    await changePermissions(roleId, change)
    await queryClient.invalidateQueries({ queryKey: rolesKey })
    void queryClient.invalidateQueries({ queryKey: ['permissions', 'of'] })
    void queryClient.invalidateQueries({ queryKey: ['access'] })
    toastDone(t('The permissions of the role were saved.'), async () => {
      await changePermissions(roleId, { add: change.remove, remove: change.add })
      await queryClient.invalidateQueries({ queryKey: rolesKey })
    })
  }

  return (
    <DialogForm
      title={t('Save permissions')}
      confirm={t('Save permissions')}
      confirming={t('Saving…')}
      failure={t("Couldn't save the permissions.")}
      tone={change.remove.length > 0 ? 'danger' : 'primary'}
      blockedReason={preview.data === undefined ? t('What it changes is still being read') : null}
      onConfirm={save}
      onDone={onSaved}
      onClose={onClose}
    >
      {preview.isError ? (
        <ProblemNotice
          title={t("Couldn't read what it changes.")}
          error={preview.error}
          onRetry={() => void preview.refetch()}
        />
      ) : preview.data === undefined ? (
        <SkeletonLines label={t('Reading what it changes…')} count={2} />
      ) : (
        <>
          <Changed permissions={preview.data.added} heading={addsFor(preview.data.members)} />
          <Changed permissions={preview.data.removed} heading={takesFrom(preview.data.members)} />
          <p className="text-meta text-muted">
            {t('Nobody is signed out. Tokens issued before keep what they carry until they expire.')}
          </p>
        </>
      )}
    </DialogForm>
  )
}

function Changed({ permissions, heading }: { permissions: readonly PermissionName[]; heading: string }) {
  if (permissions.length === 0) return null
  return (
    <div>
      <p className="font-semibold text-table">{heading}</p>
      <ul className="mt-1 flex max-h-60 flex-wrap gap-x-3 gap-y-1 overflow-y-auto">
        {permissions.map(({ resourceServer, name }) => (
          <li key={`${resourceServer} ${name}`} title={resourceServer}>
            <code className="break-all font-mono text-meta">{name}</code>
          </li>
        ))}
      </ul>
    </div>
  )
}

function addsFor({ count, isEstimate }: MemberCount): string {
  if (isEstimate) return t('Adds for more than {count} people', { count: exactCount(count) })
  return tCount(count, 'Adds for 1 person', 'Adds for {count} people')
}

function takesFrom({ count, isEstimate }: MemberCount): string {
  if (isEstimate) return t('Takes from more than {count} people', { count: exactCount(count) })
  return tCount(count, 'Takes from 1 person', 'Takes from {count} people')
}
