import { Link } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { rowLinkClasses } from '../../../components/ui/link-classes.ts'
import { lastOpened } from '../../../lib/last-opened.ts'
import { t } from '../../../lib/text.ts'
import { askerOf, type RecoveryRequest } from '../api/recovery-request.ts'

/** The one link of a row. Coming back to the list, the focus returns to the link that was followed. */
export function RecoveryLink({ request }: { readonly request: RecoveryRequest }) {
  const link = useRef<HTMLAnchorElement>(null)
  useEffect(() => {
    if (lastOpened.isReturnedTo(request.id)) link.current?.focus({ preventScroll: true })
  }, [request.id])
  const name = askerOf(request)
  const below = request.userId === null ? t('no account') : name === request.email ? null : request.email
  const [asked] = request.askings
  const askedBy = asked && t('asked by {organization}', { organization: asked.organization.name })
  return (
    <div className="min-w-0 py-1.5">
      <Link
        ref={link}
        to="/recovery/$requestId"
        params={{ requestId: request.id }}
        data-row-link={request.id}
        onClick={() => lastOpened.remember(request.id)}
        className={rowLinkClasses}
      >
        {name}
      </Link>
      <p className="truncate text-meta text-muted">{[request.number, askedBy, below].filter(Boolean).join(' · ')}</p>
    </div>
  )
}
