import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { plainLinkClasses } from '../../../components/ui/link-classes.ts'
import { exactCount } from '../../../lib/format-count.ts'
import { t, tCount } from '../../../lib/text.ts'
import { withoutFactorQuery } from '../api/without-factor.ts'

/** Whom enforcing MFA concerns: members without a second factor, and the way to see who they are. */
export function WithoutFactor({ organizationId }: { readonly organizationId: string }) {
  const { data: total } = useQuery(withoutFactorQuery(organizationId))
  if (total === undefined || total === null) return null
  if (total.count === 0) return <p className="text-table">{t('Every member has a second factor.')}</p>
  return (
    <p className="text-table">
      {total.isEstimate
        ? t('About {count} members have no second factor.', { count: exactCount(total.count) })
        : tCount(total.count, '1 member has no second factor.', '{count} members have no second factor.')}{' '}
      <Link to="/users" search={{ organization: organizationId, mfa: 'none' }} className={plainLinkClasses}>
        {t('See who')}
      </Link>
    </p>
  )
}
