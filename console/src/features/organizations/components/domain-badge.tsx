import { Badge } from '../../../components/ui/badge.tsx'
import { Icon } from '../../../components/ui/icon.tsx'
import { t } from '../../../lib/text.ts'
import type { ListedDomain } from '../api/organization-domains.ts'

interface DomainBadgeProps {
  readonly domain: Pick<ListedDomain, 'isVerified' | 'leadsToOrganization'> & Partial<Pick<ListedDomain, 'isDisputed'>>
}

/** By what the domain is known to be the organization's own. */
export function DomainProofNote({ domain: { verifiedBy } }: { readonly domain: Pick<ListedDomain, 'verifiedBy'> }) {
  if (verifiedBy === null) return null
  return (
    <span className="text-meta text-muted">
      {verifiedBy === 'dns' ? t('Proved by the DNS') : t('On an operator’s word')}
    </span>
  )
}

/** Whether addresses of the domain lead to its organization. */
export function DomainBadge({ domain: { isVerified, leadsToOrganization, isDisputed } }: DomainBadgeProps) {
  if (!isVerified || isDisputed) {
    return (
      <Badge tone="warning">
        <Icon name="alert" className="size-3.5" />
        {isDisputed ? t('Claimed by two, leads nobody') : t('Not verified')}
      </Badge>
    )
  }
  return (
    <Badge tone={leadsToOrganization ? 'success' : 'neutral'}>
      <Icon name={leadsToOrganization ? 'check' : 'stop'} className="size-3.5" />
      {leadsToOrganization ? t('Verified') : t('Verified, leads nobody')}
    </Badge>
  )
}
