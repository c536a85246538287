// The keys that sign tokens: which is in force, which comes next, and which only verify what they signed.
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Badge } from '../../../components/ui/badge.tsx'
import { Button } from '../../../components/ui/button.tsx'
import { Card } from '../../../components/ui/card.tsx'
import { Copyable } from '../../../components/ui/copyable.tsx'
import { Icon } from '../../../components/ui/icon.tsx'
import { Needs } from '../../../components/ui/needs.tsx'
import { ProblemNotice } from '../../../components/ui/problem-notice.tsx'
import { SkeletonLines } from '../../../components/ui/skeleton.tsx'
import { TimeStamp } from '../../../components/ui/time-stamp.tsx'
import { useMay } from '../../../lib/permissions.ts'
import { t, tNodes } from '../../../lib/text.ts'
import { type SigningKey, signingKeysQuery } from '../api/signing-keys.ts'
import { RevokeSigningKeyDialog, RotateSigningKeysDialog } from './signing-key-dialogs.tsx'

export function SigningKeysCard() {
  const mayRotate = useMay('rotate:signing_keys')
  const [isRotating, setIsRotating] = useState(false)
  return (
    <Card
      title={t('Signing keys')}
      action={
        mayRotate ? (
          <Button onClick={() => setIsRotating(true)}>{t('Rotate signing keys')}</Button>
        ) : (
          <Needs permission="rotate:signing_keys" />
        )
      }
    >
      <p className="border-line border-b px-4 py-3 text-muted text-table last:border-b-0">
        {t('They sign the tokens of your people. They rotate by themselves every 90 days.')}
      </p>
      {mayRotate && <SigningKeys />}
      {isRotating && <RotateSigningKeysDialog onClose={() => setIsRotating(false)} />}
    </Card>
  )
}

function SigningKeys() {
  const [revoking, setRevoking] = useState<SigningKey | null>(null)
  const { data, error, isError, refetch } = useQuery(signingKeysQuery)
  if (data === undefined) {
    if (!isError) return <SkeletonLines label={t('Loading signing keys…')} count={3} />
    return <ProblemNotice title={t("Couldn't load the signing keys.")} error={error} onRetry={() => void refetch()} />
  }
  return (
    <>
      <ul aria-label={t('Signing keys')}>
        {data.map((key) => (
          <li
            key={key.id}
            className="flex flex-wrap items-center gap-x-3 gap-y-1 border-line border-b px-4 py-2.5 text-table last:border-b-0"
          >
            <StateBadge state={key.state} />
            <Copyable text={key.id} what={t('key ID')} shown={shortId(key)} isCode />
            <span className="flex-1 whitespace-nowrap text-muted max-table:order-last max-table:basis-full">
              <Age of={key} />
            </span>
            <Button tone="danger-quiet" onClick={() => setRevoking(key)}>
              {t('Revoke')}
              <span className="sr-only"> {shortId(key)}</span>
            </Button>
          </li>
        ))}
      </ul>
      {revoking !== null && <RevokeSigningKeyDialog signingKey={revoking} onClose={() => setRevoking(null)} />}
    </>
  )
}

/** Enough to tell it from the others. */
function shortId({ id }: SigningKey): string {
  return `${id.slice(0, 8)}…`
}

function StateBadge({ state }: Pick<SigningKey, 'state'>) {
  const { tone, icon, word } = states[state]
  return (
    <Badge tone={tone}>
      <Icon name={icon} className="size-3.5" />
      {word}
    </Badge>
  )
}

const states = {
  current: { tone: 'success', icon: 'check', word: t('Signs') },
  next: { tone: 'info', icon: 'dots', word: t('Signs next') },
  retired: { tone: 'neutral', icon: 'stop', word: t('Only verifies') },
} as const

function Age({ of: { state, createdAt, currentSince, retiredAt } }: { readonly of: SigningKey }) {
  if (state === 'retired') return tNodes('Signed until {time}', { time: <TimeStamp at={retiredAt ?? createdAt} /> })
  if (state === 'current') return tNodes('Signs since {time}', { time: <TimeStamp at={currentSince ?? createdAt} /> })
  return tNodes('Published {time}', { time: <TimeStamp at={createdAt} /> })
}
