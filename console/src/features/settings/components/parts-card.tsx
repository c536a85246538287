// Whose packages Rollcall runs with, and under which licenses (console.md 3.20).
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Card } from '../../../components/ui/card.tsx'
import { Disclosure } from '../../../components/ui/disclosure.tsx'
import { ProblemNotice } from '../../../components/ui/problem-notice.tsx'
import { SkeletonLines } from '../../../components/ui/skeleton.tsx'
import { t } from '../../../lib/text.ts'
import { type ShippedPart, shippedPartsQuery } from '../api/system.ts'

export function PartsCard() {
  const [isOpen, setIsOpen] = useState(false)
  const { data, error, isError, refetch } = useQuery({ ...shippedPartsQuery, enabled: isOpen })
  return (
    <Card title={t('Licenses of parts')}>
      <div className="px-4 py-3 text-table">
        <p className="mb-2 max-w-[72ch] text-muted">
          {t('The packages of others that this server runs with, and those that went into the console.')}
        </p>
        <Disclosure summary={t('Show the parts')} onOpen={() => setIsOpen(true)}>
          {data !== undefined && <Parts parts={data} />}
          {data === undefined && isError && (
            <ProblemNotice title={t("Couldn't list the parts.")} error={error} onRetry={() => void refetch()} />
          )}
          {isOpen && data === undefined && !isError && <SkeletonLines label={t('Listing the parts…')} count={4} />}
        </Disclosure>
      </div>
    </Card>
  )
}

function Parts({ parts }: { readonly parts: readonly ShippedPart[] }) {
  return (
    <ul aria-label={t('Licenses of parts')}>
      {parts.map(({ name, version, license, isIn }) => (
        <li
          key={`${name} ${version} ${isIn}`}
          className="flex flex-wrap justify-between gap-x-4 border-line border-b py-1.5 last:border-b-0"
        >
          <span className="min-w-0 [overflow-wrap:anywhere]">
            {name} <span className="text-muted tabular-nums">{version}</span>
            {isIn === 'console' && <span className="text-muted"> · {t('in the console')}</span>}
          </span>
          <span>{license ?? <span className="text-muted">{t('None named')}</span>}</span>
        </li>
      ))}
    </ul>
  )
}
