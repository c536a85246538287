import { useNavigate, useRouteContext } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { Button } from '../../components/ui/button.tsx'
import { Dialog } from '../../components/ui/dialog.tsx'
import { NoAccess } from '../../components/ui/no-access.tsx'
import { sendMail } from '../../features/messages/api/user-message-queries.ts'
import { inviteWithRoles } from '../../features/organization-users/api/invitations.ts'
import { addToOrganization } from '../../features/organization-users/api/membership.ts'
import { assignRole } from '../../features/roles/api/assign-role.ts'
import { AddUserDialog } from '../../features/users/components/add-user-dialog.tsx'
import { Person } from '../../features/users/components/person.tsx'
import { useMay } from '../../lib/permissions.ts'
import { withStepUp } from '../../lib/step-up.ts'
import { t } from '../../lib/text.ts'
import { NewcomerPlaceFields } from './newcomer-place-fields.tsx'
import { useListSearch } from './use-list-search.ts'

export function NewUserRoute() {
  const navigate = useNavigate()
  const search = useListSearch()
  const { session } = useRouteContext({ from: '/signed-in' })
  const appId = session.application.id
  const mayCreate = useMay('create:users')
  const close = () => void navigate({ to: '/users', search, resetScroll: false })
  if (!mayCreate) {
    return (
      <Dialog title={t('Add user')} onClose={close}>
        <NoAccess title={t('Your role adds no users')} permission="create:users" />
        <footer className="flex justify-end rounded-b-dialog border-line border-t bg-subtle px-5 py-3">
          <Button onClick={close}>{t('Close')}</Button>
        </footer>
      </Dialog>
    )
  }
  return (
    <AddUserDialog
      acts={{
        join: (userId, organizationId) => addToOrganization({ appId, organizationId, userId }),
        assign: (userId, roleId, organizationId) =>
          withStepUp((reason) =>
            assignRole({ userId, roleId, ...(organizationId !== null && { organizationId }) }, reason),
          ),
        mailLink: (userId) => withStepUp((reason) => sendMail(userId, 'account-made', reason)),
        invite: inviteWithRoles,
      }}
      place={(value, onChange) => <NewcomerPlaceFields value={value} onChange={onChange} />}
      handOver={(user, onClose) => (
        <Suspense>
          <HandOverDialog
            title={t('Link to hand over')}
            userId={user.id}
            person={<Person user={user} />}
            verifyCaller={(onChange) => <VerifyCaller act="password-link" userId={user.id} onChange={onChange} />}
            onClose={onClose}
          />
        </Suspense>
      )}
      onClose={close}
    />
  )
}

const HandOverDialog = lazy(() =>
  import('../../features/messages/components/hand-over-dialog.tsx').then((m) => ({ default: m.HandOverDialog })),
)
const VerifyCaller = lazy(() =>
  import('../../features/caller-verification/components/verify-caller.tsx').then((m) => ({ default: m.VerifyCaller })),
)
