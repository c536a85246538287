import { ProblemNotice } from '../../../components/ui/problem-notice.tsx'
import { SkeletonLines } from '../../../components/ui/skeleton.tsx'
import { t, tCount } from '../../../lib/text.ts'
import type { BulkAction } from '../api/bulk-actions.ts'
import { skipInWords, willHappen } from '../api/bulk-words.ts'
import type { BulkPreview } from '../api/job.ts'

interface ReviewCountsProps {
  readonly action: BulkAction
  readonly preview: BulkPreview | undefined
  readonly error: unknown
  readonly onRetry: () => void
}

/** Who is changed and what goes with it, and each who is skipped with the reason. */
export function ReviewCounts({ action, preview, error, onRetry }: ReviewCountsProps) {
  if (preview === undefined) {
    if (error) return <ProblemNotice title={t("Couldn't tell what would happen.")} error={error} onRetry={onRetry} />
    return <SkeletonLines label={t('Counting who is meant…')} count={2} />
  }
  const { willChange, sessions, refreshTokens, apiKeys, skipped, skippedCount } = preview
  const endsAll = ['suspend', 'lock-down', 'revoke-sessions', 'delete'].includes(action)
  return (
    <div className="grid gap-2">
      <p>
        {willHappen(action, willChange.count)}
        {willChange.isEstimate && <span className="text-muted"> {t('The number is an estimate.')}</span>}
      </p>
      {endsAll && sessions + refreshTokens + apiKeys > 0 && (
        <p className="text-muted text-table">
          {t('They have {sessions}, {tokens} and {keys}.', {
            sessions: tCount(sessions, '1 session', '{count} sessions'),
            tokens: tCount(refreshTokens, '1 refresh token', '{count} refresh tokens'),
            keys: tCount(apiKeys, '1 API key', '{count} API keys'),
          })}
        </p>
      )}
      {skippedCount > 0 && (
        <section aria-label={t('Skipped')}>
          <p className="font-semibold text-table">{tCount(skippedCount, '1 skipped', '{count} skipped')}</p>
          <ul className="mt-1 grid max-h-36 gap-0.5 overflow-y-auto text-table">
            {skipped.map(({ userId, label, reason, detail }) => (
              <li key={userId} className="break-words">
                {t('{name}: {reason}', { name: label, reason: skipInWords(reason, detail) })}
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}
