import { useQuery } from '@tanstack/react-query'
import { ChartFigure } from '../../../components/charts/chart-figure.tsx'
import { type Rank, RankBars } from '../../../components/charts/rank-bars.tsx'
import { ConsoleLink } from '../../../components/ui/console-link.tsx'
import { exactCount } from '../../../lib/format-count.ts'
import { t, tCount } from '../../../lib/text.ts'
import { share } from '../api/comparison.ts'
import { type MfaStats, mfaStatsQuery } from '../api/stats.ts'
import { Figure } from './figure.tsx'
import { NotCountedYet } from './not-counted-yet.tsx'
import { StatCard } from './stat-card.tsx'

/** Who has a second factor, and the list of those who have none. */
export function MfaCard() {
  return (
    <StatCard title={t('MFA adoption')} answer={useQuery(mfaStatsQuery)} asOf={({ asOf }) => asOf}>
      {({ adoption }) => (adoption === null ? <NotCountedYet /> : <Adoption adoption={adoption} />)}
    </StatCard>
  )
}

type Counted = NonNullable<MfaStats['adoption']>

function Adoption({ adoption }: { readonly adoption: Counted }) {
  const { active, none, recoveryCodesOnly } = adoption
  if (active === 0) return <p className="text-muted text-table">{t('Nobody can sign in yet.')}</p>
  const ranks = ranksOf(adoption)
  return (
    <>
      <dl className="flex flex-wrap gap-x-8 gap-y-2">
        <Figure label={t('With a second factor')} value={share(active - none, active)} to={listOf('any')} />
        <Figure label={t('Without')} value={exactCount(none)} to={listOf('none')} />
      </dl>
      <ChartFigure
        caption={captionOf(adoption)}
        table={{
          label: t('MFA adoption, as a table'),
          columns: [t('Second factor'), t('Active users')],
          rows: ranks.map(({ id, label, count }) => ({ id, label, values: [count] })),
        }}
      >
        <RankBars label={t('MFA adoption')} tone="sign-up" ranks={ranks} />
      </ChartFigure>
      {recoveryCodesOnly > 0 && (
        <p className="text-meta text-muted">
          <ConsoleLink to={listOf('none', { codes: 'left' })} className="rounded-control hover:underline">
            {tCount(
              recoveryCodesOnly,
              '1 user without a second factor has recovery codes alone.',
              '{count} users without a second factor have recovery codes alone.',
            )}
          </ConsoleLink>
        </p>
      )}
    </>
  )
}

/** As many as the list behind each shows: a user who has several counts for each. */
function ranksOf({ holding, strongest, none }: Counted): readonly Rank[] {
  return [
    { id: 'passkey', label: t('Passkey'), count: holding.passkey, to: listOf('passkey') },
    { id: 'security-key', label: t('Security key'), count: holding['security-key'], to: listOf('security-key') },
    { id: 'totp', label: t('Authenticator'), count: holding.totp, to: listOf('totp') },
    { id: 'weak', label: t('E-mail or phone only'), count: strongest.phone + strongest.email, to: listOf('weak') },
    { id: 'none', label: t('None'), count: none, to: listOf('none') },
  ]
}

function listOf(mfa: string, more: { readonly codes?: string } = {}) {
  return { path: '/users', search: { status: 'active', mfa, ...more } }
}

function captionOf({ active, none }: Counted): string {
  return tCount(
    active,
    '{with} of 1 active user has a second factor.',
    '{with} of {count} active users have a second factor.',
    { with: exactCount(active - none) },
  )
}
