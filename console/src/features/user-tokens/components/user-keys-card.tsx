import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { Button } from '../../../components/ui/button.tsx'
import { Card } from '../../../components/ui/card.tsx'
import { TimeStamp } from '../../../components/ui/time-stamp.tsx'
import { needsFromOwner, useMay } from '../../../lib/permissions.ts'
import { t, tNodes } from '../../../lib/text.ts'
import { revokeKey, type UserKey, userKeysQuery } from '../api/user-tokens.ts'
import { IssuedCard, IssuedLines, Scopes } from './issued-card.tsx'
import { RevokeDialog } from './revoke-dialog.tsx'

interface UserKeysCardProps {
  readonly userId: string
  readonly person: ReactNode
}

export function UserKeysCard(props: UserKeysCardProps) {
  const mayRead = useMay('read:api_keys')
  if (mayRead) return <UserKeys {...props} />
  return (
    <Card title={t('API keys')}>
      <p className="px-4 py-3 text-muted text-table">
        {t('Keys are not shown to your role.')} {needsFromOwner('read:api_keys')}
      </p>
    </Card>
  )
}

function UserKeys({ userId, person }: UserKeysCardProps) {
  const mayRevoke = useMay('delete:api_keys')
  const keys = useQuery(userKeysQuery(userId))
  const [leaving, setLeaving] = useState<UserKey | null>(null)
  return (
    <>
      <IssuedCard
        title={t('API keys')}
        answer={keys}
        words={{
          loading: t('Loading API keys…'),
          notLoaded: t("Couldn't load API keys."),
          none: t('This user owns no API key.'),
        }}
        keyOf={({ id }) => id}
        row={(key) => (
          <>
            <IssuedLines name={key.name}>
              {key.secretStart !== null && <p className="font-mono">{`${key.secretStart}…`}</p>}
              <Scopes of={key.permissions} />
              {key.organizationId !== null && (
                <p>{t('Only in the organization {organization}', { organization: key.organizationId })}</p>
              )}
              <p className="flex flex-wrap gap-x-3">
                <span>{tNodes('Created {time}', { time: <TimeStamp at={key.createdAt} /> })}</span>
                <span>
                  {key.lastUsedAt === null
                    ? t('Never used')
                    : tNodes('Last used {time}', { time: <TimeStamp at={key.lastUsedAt} /> })}
                </span>
                <span>
                  {key.expiresAt === null
                    ? t('Does not expire')
                    : tNodes('Expires {time}', { time: <TimeStamp at={key.expiresAt} /> })}
                </span>
              </p>
            </IssuedLines>
            {mayRevoke && (
              <Button aria-label={t('Revoke the key {name}', { name: key.name })} onClick={() => setLeaving(key)}>
                {t('Revoke')}
              </Button>
            )}
          </>
        )}
      />
      {leaving && (
        <RevokeDialog
          userId={userId}
          person={person}
          title={t('Revoke API key')}
          confirm={t('Revoke API key')}
          done={t('The key {name} was revoked.', { name: leaving.name })}
          onRevoke={(reason) => revokeKey(leaving.id, reason)}
          onClose={() => setLeaving(null)}
        >
          <p>{t('Its next request is refused. Whoever uses it needs a new one.')}</p>
        </RevokeDialog>
      )}
    </>
  )
}
