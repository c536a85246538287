import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Badge } from '../../../components/ui/badge.tsx'
import { Button } from '../../../components/ui/button.tsx'
import { Card } from '../../../components/ui/card.tsx'
import { Copyable } from '../../../components/ui/copyable.tsx'
import { Disclosure } from '../../../components/ui/disclosure.tsx'
import { Icon } from '../../../components/ui/icon.tsx'
import { calendarDay, momentInFull } from '../../../lib/format-time.ts'
import { useMay } from '../../../lib/permissions.ts'
import { t, tNodes } from '../../../lib/text.ts'
import { userQuery } from '../api/get-user.ts'
import { whyNotLinked } from '../api/identity-link.ts'
import type { Identity } from '../api/user.ts'
import { UnlinkDialog } from './identities-unlink-dialog.tsx'
import { IdentityLinkDialog } from './identity-link-dialog.tsx'
import { IdentityLinkLine } from './identity-link-line.tsx'

/** The ways this person is known: one identity for each connection they came through. */
export function IdentitiesTab({ userId }: { readonly userId: string }) {
  const { data: user } = useQuery(userQuery(userId))
  const [unlinked, setUnlinked] = useState<Identity | null>(null)
  const [isLinking, setIsLinking] = useState(false)
  const mayLink = useMay('merge:users')
  if (user === undefined) return null
  const link = mayLink && (
    <Button disabledReason={whyNotLinked(user)} onClick={() => setIsLinking(true)}>
      {t('Link identity…')}
    </Button>
  )
  return (
    <Card title={t('Identities')} action={link}>
      <IdentityLinkLine userId={userId} />
      <ul>
        {user.identities.map((identity) => (
          <IdentityRow key={`${identity.provider}|${identity.userId}`} identity={identity} onUnlink={setUnlinked} />
        ))}
      </ul>
      {isLinking && <IdentityLinkDialog user={user} onClose={() => setIsLinking(false)} />}
      {unlinked !== null && <UnlinkDialog userId={userId} identity={unlinked} onClose={() => setUnlinked(null)} />}
    </Card>
  )
}

interface IdentityRowProps {
  readonly identity: Identity
  readonly onUnlink: (identity: Identity) => void
}

function IdentityRow({ identity, onUnlink }: IdentityRowProps) {
  const mayUnlink = useMay('merge:users')
  const { connection, provider, userId, isPrimary, isSocial, linkedAt, profile } = identity
  const linked = new Date(linkedAt)
  const address = typeof profile?.email === 'string' ? profile.email : null
  return (
    <li className="border-line border-b px-4 py-3 text-table last:border-b-0">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Icon name={isPrimary ? 'star' : 'link'} className={isPrimary ? 'text-accent' : 'text-muted'} />
        <strong className="font-semibold">{connection}</strong>
        {isPrimary && <Badge tone="info">{t('Primary')}</Badge>}
        {isSocial && <Badge tone="neutral">{t('Social')}</Badge>}
        {!isPrimary && mayUnlink && (
          <Button
            tone="danger-quiet"
            className="ms-auto"
            aria-label={t('Unlink {connection}', { connection })}
            onClick={() => onUnlink(identity)}
          >
            {t('Unlink')}
          </Button>
        )}
      </div>
      <p className="ms-7 mt-1 flex flex-wrap items-center gap-x-4 text-meta text-muted">
        {address && <span>{address}</span>}
        {!isPrimary && (
          <time dateTime={linkedAt} title={momentInFull(linked)}>
            {t('linked {day}', { day: calendarDay(linked) })}
          </time>
        )}
        <span>{t('Provider {provider}', { provider })}</span>
        <span className="inline-flex min-w-0 items-center gap-1">
          {tNodes('ID {id}', { id: <Copyable text={userId} what={t('identity ID')} isCode /> })}
        </span>
      </p>
      {profile && Object.keys(profile).length > 0 && (
        <div className="ms-7 mt-1">
          <Disclosure summary={t('Profile from this connection')}>
            <pre className="overflow-x-auto rounded-control bg-subtle p-3 font-mono text-meta">
              {JSON.stringify(profile, null, 2)}
            </pre>
          </Disclosure>
        </div>
      )}
    </li>
  )
}
