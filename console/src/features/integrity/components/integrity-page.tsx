// Whether the audit is what was written: one card for each chain.
import { Link } from '@tanstack/react-router'
import { plainLinkClasses } from '../../../components/ui/link-classes.ts'
import { NoAccess } from '../../../components/ui/no-access.tsx'
import { PageTitle } from '../../../components/ui/page-title.tsx'
import { useMay } from '../../../lib/permissions.ts'
import { t } from '../../../lib/text.ts'
import { LogCard } from './log-card.tsx'

export function IntegrityPage() {
  const mayRead = useMay('read:audit')
  const mayReadOperators = useMay('read:operators')
  return (
    <div className="grid max-w-[960px] grid-cols-1 gap-4">
      <header className="grid gap-1">
        <p className="text-table">
          <Link to="/audit" className={plainLinkClasses}>
            {t('Audit log')}
          </Link>
        </p>
        <PageTitle trail={[t('Integrity'), t('Audit log')]}>{t('Integrity of the audit log')}</PageTitle>
      </header>
      {mayRead ? (
        <>
          <LogCard log="people" title={t('Log of the application')} />
          {mayReadOperators && <LogCard log="operators" title={t('Log of the operators')} />}
        </>
      ) : (
        <NoAccess title={t('The integrity is not shown to your role')} permission="read:audit" />
      )}
    </div>
  )
}
