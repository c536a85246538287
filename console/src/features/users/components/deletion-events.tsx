import { Link } from '@tanstack/react-router'
import { t } from '../../../lib/text.ts'

/** What the audit still tells about somebody who was deleted. */
export function DeletionEvents({ subject }: { readonly subject: string }) {
  return (
    <Link
      to="/audit"
      search={{ subject, range: everything }}
      className="inline-flex min-h-6 items-center rounded-control text-accent underline hover:text-accent-hover"
    >
      {t('Show its audit events')}
    </Link>
  )
}

/** As long ago as the audit explorer looks back. */
const everything = '9999d'
