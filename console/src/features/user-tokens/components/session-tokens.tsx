import { useQuery } from '@tanstack/react-query'
import { TimeStamp } from '../../../components/ui/time-stamp.tsx'
import { t, tNodes } from '../../../lib/text.ts'
import { sessionTokensQuery } from '../api/user-tokens.ts'
import { whenExpires } from '../api/when-expires.ts'

interface SessionTokensProps {
  readonly userId: string
  readonly sessionId: string
}

/** What apps hold of one session, a line each: it goes on where the session does not. */
export function SessionTokens({ userId, sessionId }: SessionTokensProps) {
  const { data, isError } = useQuery(sessionTokensQuery(userId, sessionId))
  if (isError && data === undefined) return t("Couldn't load tokens.")
  if (data === undefined) return t('Loading tokens…')
  if (data.length === 0) return t('None')
  return (
    <ul>
      {data.map((token) => {
        const expires = whenExpires(token)
        return (
          <li key={token.id} className="break-words">
            {token.client.name} · {tNodes('Created {time}', { time: <TimeStamp at={token.createdAt} /> })}
            {token.lastUsedAt !== null && (
              <> · {tNodes('Last used {time}', { time: <TimeStamp at={token.lastUsedAt} /> })}</>
            )}
            {expires !== null && <> · {tNodes('Expires {time}', { time: <TimeStamp at={expires} /> })}</>}
          </li>
        )
      })}
    </ul>
  )
}
