import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { Button } from '../../../components/ui/button.tsx'
import { TimeStamp } from '../../../components/ui/time-stamp.tsx'
import { useMay } from '../../../lib/permissions.ts'
import { t, tNodes } from '../../../lib/text.ts'
import { type Grant, grantsQuery, revokeGrant } from '../api/user-tokens.ts'
import { IssuedCard, IssuedLines, Scopes } from './issued-card.tsx'
import { AccessTokensNote } from './refresh-tokens-card.tsx'
import { RevokeDialog } from './revoke-dialog.tsx'

/** What the person allowed apps of others; apps of our own ask nobody. */
export function GrantsCard({ userId, person }: { readonly userId: string; readonly person: ReactNode }) {
  const mayRevoke = useMay('revoke:sessions')
  const grants = useQuery(grantsQuery(userId))
  const [leaving, setLeaving] = useState<Grant | null>(null)
  return (
    <>
      <IssuedCard
        title={t('Connected apps')}
        answer={grants}
        words={{
          loading: t('Loading connected apps…'),
          notLoaded: t("Couldn't load connected apps."),
          none: t('This user allowed no app anything.'),
        }}
        keyOf={({ id }) => id}
        row={(grant) => (
          <>
            <IssuedLines name={grant.client.name}>
              {grant.audience !== null && <p className="break-all">{grant.audience}</p>}
              <Scopes of={grant.scope} />
              <p>{tNodes('Allowed {time}', { time: <TimeStamp at={grant.givenAt} /> })}</p>
            </IssuedLines>
            {mayRevoke && (
              <Button
                aria-label={t('Revoke what {app} may do', { app: grant.client.name })}
                onClick={() => setLeaving(grant)}
              >
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
          title={t('Revoke access of an app')}
          confirm={t('Revoke access')}
          done={t('{app} may do nothing any more.', { app: leaving.client.name })}
          onRevoke={(reason) => revokeGrant(userId, leaving.id, reason)}
          onClose={() => setLeaving(null)}
        >
          <p>{t('{app} loses its tokens and asks this user again.', { app: leaving.client.name })}</p>
          <AccessTokensNote />
        </RevokeDialog>
      )}
    </>
  )
}
