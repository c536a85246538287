// What a role asks of whoever holds it when they sign in.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { Button } from '../../../components/ui/button.tsx'
import { Card } from '../../../components/ui/card.tsx'
import { plainLinkClasses } from '../../../components/ui/link-classes.ts'
import { Needs } from '../../../components/ui/needs.tsx'
import { EndTime } from '../../../components/ui/time-stamp.tsx'
import { exactCount } from '../../../lib/format-count.ts'
import { useMay } from '../../../lib/permissions.ts'
import { t, tCount } from '../../../lib/text.ts'
import { toastDone } from '../../../lib/toasts.ts'
import { setRoleMfa } from '../api/change-role.ts'
import { rolesKey, roleWithoutFactorQuery, storedRoleQuery } from '../api/stored-role.ts'
import { RoleMfaDialog } from './role-mfa-dialog.tsx'

export function RoleSecurity({ roleId }: { readonly roleId: string }) {
  const queryClient = useQueryClient()
  const { data: role } = useQuery(storedRoleQuery(roleId))
  const mayChange = useMay('update:security_settings')
  const [isAsking, setIsAsking] = useState(false)
  if (role === undefined) return null
  const { requiresMfa, mfaGraceUntil } = role
  async function change(next: boolean, reason: string, graceDays?: number): Promise<void> {
    await setRoleMfa(roleId, next, reason, graceDays)
    await queryClient.invalidateQueries({ queryKey: rolesKey })
    toastDone(next ? t('This role asks for a second factor.') : t('This role asks for no second factor.'))
  }
  return (
    <Card
      title={t('Multi-factor authentication')}
      action={
        mayChange ? (
          <Button tone={requiresMfa ? 'danger-quiet' : 'primary'} onClick={() => setIsAsking(true)}>
            {requiresMfa ? t('Stop requiring MFA') : t('Require MFA')}
          </Button>
        ) : (
          <Needs permission="update:security_settings" />
        )
      }
    >
      <div className="grid gap-1 px-4 py-3 text-table">
        <p className="font-semibold">
          {requiresMfa
            ? t('Whoever holds this role needs a second factor.')
            : t('This role asks for no second factor.')}
        </p>
        <p className="text-muted">
          {t(
            'It is asked for at each sign-in in which the role counts. The settings and organizations can ask besides.',
          )}
        </p>
        {mfaGraceUntil !== null && Date.parse(mfaGraceUntil) > Date.now() && (
          <p>
            {t('The time to set one up ends')} <EndTime at={mfaGraceUntil} />
          </p>
        )}
        <WithoutFactor roleId={roleId} />
      </div>
      {isAsking && (
        <RoleMfaDialog
          requiresMfa={requiresMfa}
          affected={<WithoutFactor roleId={roleId} />}
          onChange={change}
          onClose={() => setIsAsking(false)}
        />
      )}
    </Card>
  )
}

/** Who would have to set one up, told before anything is changed. */
function WithoutFactor({ roleId }: { readonly roleId: string }) {
  const mayRead = useMay('read:users')
  const { data: total } = useQuery({ ...roleWithoutFactorQuery(roleId), enabled: mayRead })
  if (total === undefined || total === null) return null
  if (total.count === 0) return <p>{t('Everybody who holds it has a second factor.')}</p>
  return (
    <p>
      {total.isEstimate
        ? t('About {count} people who hold it have no second factor.', { count: exactCount(total.count) })
        : tCount(
            total.count,
            '1 person who holds it has no second factor.',
            '{count} people who hold it have no second factor.',
          )}{' '}
      <Link to="/users" search={{ role: roleId, mfa: 'none' }} className={plainLinkClasses}>
        {t('See who')}
      </Link>
    </p>
  )
}
