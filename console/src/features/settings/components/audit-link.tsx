import { Link } from '@tanstack/react-router'
import { t } from '../../../lib/text.ts'

/** To the changes of a kind; for those who may read the audit. */
export function AuditLink({ type }: { readonly type: string }) {
  return (
    <Link
      to="/audit"
      search={{ type, range: '365d' }}
      className="inline-flex min-h-6 items-center text-accent underline"
    >
      {t('Changes in the audit log')}
    </Link>
  )
}
