// Beside the rule of the settings: who asks for a second factor besides, and who needs none for a while.
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Card } from '../../../components/ui/card.tsx'
import { plainLinkClasses } from '../../../components/ui/link-classes.ts'
import { ProblemNotice } from '../../../components/ui/problem-notice.tsx'
import { reasonInWords } from '../../../components/ui/reason-picker.tsx'
import { ShowMore } from '../../../components/ui/show-more.tsx'
import { SkeletonLines } from '../../../components/ui/skeleton.tsx'
import { TimeStamp } from '../../../components/ui/time-stamp.tsx'
import { useMay } from '../../../lib/permissions.ts'
import { t, tNodes } from '../../../lib/text.ts'
import { askingRolesQuery, type ListedExemption, mfaExemptionsQuery } from '../api/mfa-exceptions.ts'

export function MfaExceptions() {
  const mayReadUsers = useMay('read:users')
  const mayReadRoles = useMay('read:roles')
  return (
    <div className="mt-4 grid grid-cols-1 gap-4">
      {mayReadRoles && <AskedBesides />}
      {mayReadUsers && <Exempt />}
    </div>
  )
}

function AskedBesides() {
  const { data: roles, isError, error, refetch } = useQuery(askingRolesQuery)
  return (
    <Card title={t('Asked for besides')}>
      <div className="grid gap-1 px-4 py-3 text-table">
        {isError && (
          <ProblemNotice title={t("Couldn't load the roles.")} error={error} onRetry={() => void refetch()} />
        )}
        {roles?.length === 0 && (
          <p>{t('No role asks for a second factor. It is set on the Security tab of a role.')}</p>
        )}
        {roles !== undefined && roles.length > 0 && (
          <>
            <p>{t('Whoever holds one of these roles needs a second factor:')}</p>
            <ul className="flex flex-wrap gap-x-4">
              {roles.map(({ id, name }) => (
                <li key={id}>
                  <Link to="/roles/$roleId/security" params={{ roleId: id }} className={plainLinkClasses}>
                    {name}
                  </Link>
                </li>
              ))}
            </ul>
          </>
        )}
        <p className="text-muted">{t('An organization can ask its people, on its own Security tab.')}</p>
      </div>
    </Card>
  )
}

function Exempt() {
  const exemptions = useInfiniteQuery(mfaExemptionsQuery)
  const { data, isError, error, refetch } = exemptions
  return (
    <Card title={t('Exempt for a while')}>
      {isError && (
        <div className="p-4">
          <ProblemNotice title={t("Couldn't load who is exempt.")} error={error} onRetry={() => void refetch()} />
        </div>
      )}
      {data === undefined && !isError && <SkeletonLines label={t('Loading who is exempt…')} count={2} />}
      {data?.length === 0 && (
        <p className="px-4 py-3 text-table">
          {t('Nobody. On the Security tab of a user, somebody is exempt for at most 90 days.')}
        </p>
      )}
      {data !== undefined && data.length > 0 && (
        <ul aria-label={t('Exempt for a while')}>
          {data.map((exemption) => (
            <ExemptPerson key={exemption.userId} exemption={exemption} />
          ))}
        </ul>
      )}
      <ShowMore list={exemptions}>{t('Show more')}</ShowMore>
    </Card>
  )
}

function ExemptPerson({ exemption }: { readonly exemption: ListedExemption }) {
  const { userId, name, email, reason, grantedBy, endsAt } = exemption
  return (
    <li className="border-line border-b px-4 py-3 text-table last:border-b-0">
      <Link to="/users/$userId/security" params={{ userId }} className={`${plainLinkClasses} font-semibold`}>
        {name ?? email ?? userId}
      </Link>
      <p className="text-muted [overflow-wrap:anywhere]">
        {tNodes('Until {time}: {reason}, granted by {name}', {
          time: <TimeStamp at={endsAt} isExact />,
          reason: reasonInWords(reason),
          name: grantedBy.name,
        })}
      </p>
    </li>
  )
}
