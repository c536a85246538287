import { useState } from 'react'
import { Button } from '../../components/ui/button.tsx'
import { Icon } from '../../components/ui/icon.tsx'
import { Needs } from '../../components/ui/needs.tsx'
import { SuspensionNote } from '../../features/audit/components/suspension-note.tsx'
import type { User } from '../../features/users/api/user.ts'
import { type OpenUserDialog, UserDialogs } from '../../features/users/components/user-dialogs.tsx'
import { useMay } from '../../lib/permissions.ts'
import { t } from '../../lib/text.ts'

/** Beside the locks, because lifting the one leaves the other. */
export function SuspensionRow({ user }: { readonly user: User }) {
  const mayActivate = useMay('suspend:users')
  const [dialog, setDialog] = useState<OpenUserDialog | null>(null)
  return (
    <div className="flex flex-wrap items-center gap-3 border-line border-b px-4 py-3 text-table last:border-b-0">
      <Icon name="stop" className="text-danger" />
      <span className="min-w-0 flex-1 basis-52">
        <SuspensionNote userId={user.id} />
      </span>
      {mayActivate ? (
        <Button icon="play" onClick={() => setDialog({ kind: 'activate', user })}>
          {t('Activate')}
        </Button>
      ) : (
        <Needs permission="suspend:users" />
      )}
      <UserDialogs dialog={dialog} onChange={setDialog} />
    </div>
  )
}
