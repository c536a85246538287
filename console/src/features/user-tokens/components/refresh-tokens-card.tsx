import { useInfiniteQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { Button } from '../../../components/ui/button.tsx'
import { ShowMore } from '../../../components/ui/show-more.tsx'
import { TimeStamp } from '../../../components/ui/time-stamp.tsx'
import { needs, useMay } from '../../../lib/permissions.ts'
import { t, tNodes } from '../../../lib/text.ts'
import { type RefreshToken, refreshTokensQuery, revokeToken, revokeTokens } from '../api/user-tokens.ts'
import { whenExpires } from '../api/when-expires.ts'
import { IssuedCard, IssuedLines, Scopes } from './issued-card.tsx'
import { RevokeDialog } from './revoke-dialog.tsx'

interface RefreshTokensCardProps {
  readonly userId: string
  readonly person: ReactNode
}

export function RefreshTokensCard({ userId, person }: RefreshTokensCardProps) {
  const mayRevoke = useMay('revoke:sessions')
  const tokens = useInfiniteQuery(refreshTokensQuery(userId))
  const [leaving, setLeaving] = useState<RefreshToken | 'all' | null>(null)
  const action = mayRevoke ? (
    <Button
      tone="danger-quiet"
      disabledReason={tokens.data?.length === 0 ? t('There is no token to revoke') : null}
      onClick={() => setLeaving('all')}
    >
      {t('Revoke all tokens')}
    </Button>
  ) : (
    <span className="text-meta text-muted">{t('To revoke: {needs}', { needs: needs('revoke:sessions') })}</span>
  )
  const dialog = { userId, person, onClose: () => setLeaving(null) }
  return (
    <>
      <IssuedCard
        title={t('Devices and refresh tokens')}
        action={action}
        answer={tokens}
        words={{
          loading: t('Loading tokens…'),
          notLoaded: t("Couldn't load tokens."),
          none: t('No app holds a refresh token of this user.'),
        }}
        keyOf={({ id }) => id}
        row={(token) => (
          <>
            <TokenLines token={token} />
            {mayRevoke && (
              <Button
                aria-label={t('Revoke the token of {app} on {device}', {
                  app: token.client.name,
                  device: token.device,
                })}
                onClick={() => setLeaving(token)}
              >
                {t('Revoke')}
              </Button>
            )}
          </>
        )}
        more={
          <ShowMore list={tokens} isInCard>
            {t('Show more')}
          </ShowMore>
        }
      />
      {leaving === 'all' && (
        <RevokeDialog
          {...dialog}
          title={t('Revoke all tokens')}
          confirm={t('Revoke all tokens')}
          done={t('All tokens were revoked.')}
          onRevoke={(reason) => revokeTokens(userId, reason)}
        >
          <p>{t('Every app of this user asks for a new sign-in. Sessions in browsers go on.')}</p>
          <AccessTokensNote />
        </RevokeDialog>
      )}
      {leaving !== null && leaving !== 'all' && (
        <RevokeDialog
          {...dialog}
          title={t('Revoke token')}
          confirm={t('Revoke token')}
          done={t('The token was revoked.')}
          onRevoke={(reason) => revokeToken(userId, leaving.id, reason)}
        >
          <p>{t('{app} on {device} asks for a new sign-in.', { app: leaving.client.name, device: leaving.device })}</p>
          <AccessTokensNote />
        </RevokeDialog>
      )}
    </>
  )
}

function TokenLines({ token }: { readonly token: RefreshToken }) {
  const { client, device, ip, scope, rotates, createdAt, lastUsedAt } = token
  const expires = whenExpires(token)
  return (
    <IssuedLines name={client.name}>
      <p>{ip === null ? device : t('{device}, {ip}', { device, ip })}</p>
      <Scopes of={scope} />
      <p className="flex flex-wrap gap-x-3">
        <span>{tNodes('Created {time}', { time: <TimeStamp at={createdAt} /> })}</span>
        <span>
          {lastUsedAt === null ? t('Never used') : tNodes('Last used {time}', { time: <TimeStamp at={lastUsedAt} /> })}
        </span>
        <span>
          {expires === null ? t('Does not expire') : tNodes('Expires {time}', { time: <TimeStamp at={expires} /> })}
        </span>
        <span>{rotates ? t('Changes with each use') : t('Stays the same')}</span>
      </p>
    </IssuedLines>
  )
}

export function AccessTokensNote() {
  return <p className="text-muted">{t('Previously issued access tokens may work until they expire (up to 15 min).')}</p>
}
