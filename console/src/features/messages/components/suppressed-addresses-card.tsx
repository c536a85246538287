// The addresses that get no letters until somebody takes them off (console.md 3.20).
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { Button } from '../../../components/ui/button.tsx'
import { Card } from '../../../components/ui/card.tsx'
import { ProblemNotice } from '../../../components/ui/problem-notice.tsx'
import { SearchBox } from '../../../components/ui/search-box.tsx'
import { ShowMore } from '../../../components/ui/show-more.tsx'
import { SkeletonLines } from '../../../components/ui/skeleton.tsx'
import { needs, useMay } from '../../../lib/permissions.ts'
import { t } from '../../../lib/text.ts'
import { suppressedAddressesQuery } from '../api/suppressed-addresses.ts'
import { SuppressedAddressRow } from './suppressed-address-row.tsx'

export function SuppressedAddressesCard() {
  const mayRead = useMay('read:messages')
  const mayAdd = useMay('update:settings')
  const [isAdding, setIsAdding] = useState(false)
  const add = mayAdd ? <Button onClick={() => setIsAdding(true)}>{t('Suppress an address')}</Button> : null
  return (
    <Card title={t('Suppressed addresses')} action={add}>
      <p className="max-w-[72ch] px-4 py-3 text-muted text-table">
        {t(
          'They get no letters: a mail server said that there is no such mailbox, or somebody put them here. What would go there is held back, and the Outbox says so.',
        )}
      </p>
      {mayRead ? <Addresses /> : <p className="px-4 pb-3 text-meta text-muted">{needs('read:messages')}</p>}
      <Suspense>{isAdding && <SuppressAddressDialog onClose={() => setIsAdding(false)} />}</Suspense>
    </Card>
  )
}

function Addresses() {
  const mayRelease = useMay('update:settings')
  const [beginning, setBeginning] = useState('')
  const addresses = useInfiniteQuery({ ...suppressedAddressesQuery(beginning), placeholderData: keepPreviousData })
  const { data } = addresses
  if (data === undefined) {
    if (!addresses.isError) return <SkeletonLines label={t('Loading addresses…')} count={2} />
    return (
      <div className="p-4">
        <ProblemNotice
          title={t("Couldn't load the addresses.")}
          error={addresses.error}
          onRetry={() => void addresses.refetch()}
        />
      </div>
    )
  }
  if (data.length === 0 && beginning === '') {
    return <p className="px-4 pb-3 text-muted text-table">{t('None: every address gets its letters.')}</p>
  }
  return (
    <>
      <div className="border-line border-b px-4 pb-3">
        <SearchBox
          label={t('Find an address by how it begins')}
          placeholder={t('How it begins')}
          value={beginning}
          onChange={(words) => setBeginning(words ?? '')}
        />
      </div>
      <p role="status" className={data.length === 0 ? 'px-4 py-3 text-muted text-table' : 'sr-only'}>
        {data.length === 0 && t('No suppressed address begins so.')}
      </p>
      <ul aria-label={t('Suppressed addresses, newest first')} aria-busy={addresses.isFetching}>
        {data.map((suppressed) => (
          <SuppressedAddressRow key={suppressed.id} suppressed={suppressed} mayRelease={mayRelease} />
        ))}
      </ul>
      <ShowMore list={addresses} isInCard>
        {t('Show more addresses')}
      </ShowMore>
    </>
  )
}

const SuppressAddressDialog = lazy(() =>
  import('./suppress-address-dialog.tsx').then((m) => ({ default: m.SuppressAddressDialog })),
)
