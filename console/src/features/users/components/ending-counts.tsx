import { useQuery } from '@tanstack/react-query'
import { t, tCount } from '../../../lib/text.ts'
import { type Holdings, holdingsQuery } from '../api/holdings.ts'

interface EndingCountsProps {
  readonly userId: string
  /** What becomes of it: it is over, or rests until somebody activates the account. */
  readonly sessions: 'end' | 'rest'
  readonly refreshTokens: 'end' | 'rest' | 'stay'
  /** Keys of whoever is kept out are refused meanwhile. */
  readonly apiKeys: 'rest' | 'stay'
  /** What else the act does, before what ends. */
  readonly besides?: { readonly lines: readonly string[]; readonly isLoading: boolean }
}

type Fates = Pick<EndingCountsProps, 'sessions' | 'refreshTokens' | 'apiKeys'>

/** What ends by an act and what does not, as the server counts it (console.md 2.5). Where it cannot, it is said without numbers. */
export function EndingCounts({ userId, besides, ...fates }: EndingCountsProps) {
  const { data, isLoading } = useQuery(holdingsQuery(userId))
  const lines = [...(besides?.lines ?? []), ...(data === undefined ? [uncounted(fates)] : linesOf(data, fates))]
  return (
    <ul
      aria-label={t('What happens')}
      aria-busy={isLoading || besides?.isLoading === true}
      className="grid min-h-5 gap-1 text-table"
    >
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}

function uncounted({ sessions, refreshTokens }: Fates): string {
  if (sessions === 'rest') return t('Their sessions and refresh tokens rest until the account is active.')
  return refreshTokens === 'end' ? t('Their sessions and refresh tokens end.') : t('Their sessions end.')
}

function linesOf(holdings: Holdings, fates: Fates): string[] {
  const { sessions, refreshTokens, apiKeys } = holdings
  return [
    sessionLine(sessions, fates.sessions),
    ...(refreshTokens === 0 ? [] : [tokenLine(refreshTokens, fates.refreshTokens)]),
    ...(apiKeys === 0 ? [] : [keyLine(apiKeys, fates.apiKeys)]),
  ]
}

function sessionLine(count: number, fate: EndingCountsProps['sessions']): string {
  if (count === 0) return t('They are signed in nowhere.')
  if (fate === 'end') return tCount(count, '1 session ends.', '{count} sessions end.')
  return tCount(
    count,
    '1 session rests until the account is active.',
    '{count} sessions rest until the account is active.',
  )
}

function tokenLine(count: number, fate: EndingCountsProps['refreshTokens']): string {
  if (fate === 'end') return tCount(count, '1 refresh token ends.', '{count} refresh tokens end.')
  if (fate === 'stay') {
    return tCount(
      count,
      '1 refresh token: it goes on unless it needs a session.',
      '{count} refresh tokens: those that need no session go on.',
    )
  }
  return tCount(
    count,
    '1 refresh token rests until the account is active.',
    '{count} refresh tokens rest until the account is active.',
  )
}

function keyLine(count: number, fate: EndingCountsProps['apiKeys']): string {
  if (fate === 'stay') return tCount(count, '1 API key goes on working.', '{count} API keys go on working.')
  return tCount(
    count,
    '1 API key is refused until the account is active.',
    '{count} API keys are refused until the account is active.',
  )
}
