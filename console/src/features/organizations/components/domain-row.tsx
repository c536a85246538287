import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '../../../components/ui/button.tsx'
import { Copyable } from '../../../components/ui/copyable.tsx'
import { DialogForm } from '../../../components/ui/dialog-form.tsx'
import { ProblemNotice } from '../../../components/ui/problem-notice.tsx'
import { t } from '../../../lib/text.ts'
import { toastDone, toastProblem } from '../../../lib/toasts.ts'
import {
  changeDomain,
  type DomainChanges,
  type OrganizationDomain,
  organizationDomainsQuery,
  type ProvenDomain,
  proveDomain,
  removeDomain,
} from '../api/organization-domains.ts'
import { organizationsKey } from '../api/organization-queries.ts'
import { DomainBadge, DomainProofNote } from './domain-badge.tsx'

interface DomainRowProps {
  readonly organizationId: string
  readonly domain: OrganizationDomain
  readonly mayChange: boolean
  readonly mayVouch: boolean
}

export function DomainRow({ organizationId, domain, mayChange, mayVouch }: DomainRowProps) {
  const { id, domain: name, isVerified, leadsToOrganization } = domain
  const queryClient = useQueryClient()
  const [asking, setAsking] = useState<'vouch' | 'remove' | null>(null)
  const proving = useMutation({ mutationFn: () => proveDomain(organizationId, id), onSuccess: proven })

  async function reload() {
    await Promise.all([
      queryClient.invalidateQueries({ queryKey: organizationDomainsQuery(organizationId).queryKey }),
      queryClient.invalidateQueries({ queryKey: organizationsKey }),
    ])
  }

  async function proven(answer: ProvenDomain) {
    if (!answer.isVerified) return
    await reload()
    toastDone(t('{domain} is verified.', { domain: name }))
  }

  async function set(changes: DomainChanges): Promise<void> {
    await changeDomain(organizationId, id, changes)
    await reload()
  }

  async function lead(next: boolean) {
    try {
      await set({ leadsToOrganization: next })
      const sentence = next
        ? t('{domain} leads to this organization.', { domain: name })
        : t('{domain} leads nobody here any more.', { domain: name })
      toastDone(sentence, () => set({ leadsToOrganization: !next }))
    } catch (error) {
      toastProblem(t("Couldn't change {domain}.", { domain: name }), error)
    }
  }

  return (
    <li className="grid gap-2 border-line border-b px-4 py-3 last:border-b-0">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <span className="min-w-0 break-all font-semibold text-table">{name}</span>
        <DomainBadge domain={domain} />
        <DomainProofNote domain={domain} />
        {mayChange && (
          <span className="ms-auto flex flex-wrap gap-2">
            {!isVerified && (
              <Button aria-disabled={proving.isPending} onClick={() => proving.isPending || proving.mutate()}>
                {proving.isPending ? t('Asking the DNS…') : t('Check DNS')}
                <span className="sr-only"> {name}</span>
              </Button>
            )}
            {!isVerified && mayVouch && (
              <Button tone="quiet" onClick={() => setAsking('vouch')}>
                {t('Mark as verified…')}
                <span className="sr-only"> {name}</span>
              </Button>
            )}
            {isVerified && (
              <Button onClick={() => void lead(!leadsToOrganization)}>
                {leadsToOrganization ? t('Stop leading here') : t('Lead here')}
                <span className="sr-only"> {name}</span>
              </Button>
            )}
            <Button tone="danger-quiet" onClick={() => setAsking('remove')}>
              {t('Remove')}
              <span className="sr-only"> {name}</span>
            </Button>
          </span>
        )}
      </div>
      {!isVerified && <ProofRecord domain={domain} />}
      {proving.isError && <ProblemNotice title={t("Couldn't ask the DNS.")} error={proving.error} />}
      {proving.data && !proving.data.isVerified && (
        <p role="status" className="text-table text-warning">
          {verdicts[proving.data.dns]}
        </p>
      )}
      {asking === 'vouch' && (
        <DialogForm
          title={t('Mark as verified')}
          confirm={t('Mark as verified')}
          confirming={t('Saving…')}
          failure={t("Couldn't change {domain}.", { domain: name })}
          onConfirm={() => set({ isVerified: true })}
          onClose={() => setAsking(null)}
        >
          <p>{t('Nothing is asked of the DNS: you say that {domain} is the organization’s own.', { domain: name })}</p>
        </DialogForm>
      )}
      {asking === 'remove' && (
        <DialogForm
          title={t('Remove domain')}
          confirm={t('Remove domain')}
          confirming={t('Removing…')}
          failure={t("Couldn't remove {domain}.", { domain: name })}
          tone="danger"
          onConfirm={async () => {
            await removeDomain(organizationId, id)
            await reload()
            toastDone(t('{domain} was removed.', { domain: name }))
          }}
          onClose={() => setAsking(null)}
        >
          <p>
            {t('Addresses of {domain} lead nobody to this organization any more. Members stay members.', {
              domain: name,
            })}
          </p>
        </DialogForm>
      )}
    </li>
  )
}

function ProofRecord({ domain: { verificationHost, verificationText } }: { readonly domain: OrganizationDomain }) {
  return (
    <div className="grid min-w-0 grid-cols-1 gap-1 text-table">
      <p className="text-muted">{t('Add this TXT record to the DNS of the domain, then check.')}</p>
      <p className="flex min-w-0 flex-wrap items-center gap-x-2">
        <span className="text-muted">{t('Record name')}</span>
        <Copyable text={verificationHost} what={t('record name')} isCode />
      </p>
      <p className="flex min-w-0 flex-wrap items-center gap-x-2">
        <span className="text-muted">{t('Record text')}</span>
        <Copyable text={verificationText} what={t('record text')} isCode />
      </p>
    </div>
  )
}

const verdicts = {
  matches: t('The record is there.'),
  missing: t('The DNS has no such record yet. A new one can take some hours to be seen.'),
  differs: t('The DNS has a record of this name with another text.'),
  unanswered: t('The DNS did not answer. Try again in a moment.'),
} as const
