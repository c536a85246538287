import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { Button } from '../../components/ui/button.tsx'
import { Menu, MenuItem } from '../../components/ui/menu.tsx'
import { useSendMail } from '../../features/messages/components/use-send-mail.ts'
import { userQuery } from '../../features/users/api/get-user.ts'
import { whyNotLinked } from '../../features/users/api/identity-link.ts'
import { useOfflineReason } from '../../lib/connection.ts'
import { useMay } from '../../lib/permissions.ts'
import { t } from '../../lib/text.ts'
import { UserActDialog } from './user-actions.tsx'

/** Nobody sets up a way in for another person: each of these is a link by which they do, or an account of theirs. */
export function AddMethod({ userId }: { readonly userId: string }) {
  const navigate = useNavigate()
  const { data: user } = useQuery(userQuery(userId))
  const sending = useSendMail(userId)
  const [isResetting, setIsResetting] = useState(false)
  const [isLinking, setIsLinking] = useState(false)
  const offline = useOfflineReason()
  const mayMailPassword = useMay('suspend:users')
  const mayMailFactor = useMay('reset:mfa') && user?.email !== null
  const mayLink = useMay('merge:users')
  if (!mayMailPassword && !mayMailFactor && !mayLink) return null
  return (
    <>
      <Menu
        trigger={
          <Button icon="plus" opensMenu disabledReason={offline}>
            {t('Add method')}
          </Button>
        }
      >
        {mayMailPassword && (
          <MenuItem icon="key" onSelect={() => setIsResetting(true)}>
            {t('Password: send a link to set one…')}
          </MenuItem>
        )}
        {mayMailFactor && (
          <MenuItem icon="shield" onSelect={() => sending.mutate('factor-enrolment')}>
            {t('Factor: send a link to set one up')}
          </MenuItem>
        )}
        {mayLink && user !== undefined && (
          <MenuItem
            icon="link"
            onSelect={() =>
              whyNotLinked(user) === null
                ? setIsLinking(true)
                : void navigate({ to: '/users/$userId/identities', params: { userId } })
            }
          >
            {t('Identity: send a link to connect one…')}
          </MenuItem>
        )}
        {mayLink && (
          <MenuItem
            icon="users"
            onSelect={() => void navigate({ to: '/users/$userId/merge', params: { userId }, search: {} })}
          >
            {t('Account at another provider: merge it…')}
          </MenuItem>
        )}
      </Menu>
      <UserActDialog
        act={isResetting ? 'reset-password' : null}
        userId={userId}
        onClose={() => setIsResetting(false)}
      />
      <Suspense>
        {isLinking && user !== undefined && <IdentityLinkDialog user={user} onClose={() => setIsLinking(false)} />}
      </Suspense>
    </>
  )
}

const IdentityLinkDialog = lazy(() =>
  import('../../features/users/components/identity-link-dialog.tsx').then((m) => ({ default: m.IdentityLinkDialog })),
)
