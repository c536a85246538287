import { Link } from '@tanstack/react-router'
import { Copyable, CopyButton } from '../../../components/ui/copyable.tsx'
import { smallLinkClasses } from '../../../components/ui/link-classes.ts'
import { TimeStamp } from '../../../components/ui/time-stamp.tsx'
import { t } from '../../../lib/text.ts'
import { attemptMethod, attemptOutcome, countedWords, placeWords, stepReached } from '../api/attempt-words.ts'
import type { Attempt } from '../api/diagnosis.ts'

/** What they tried, newest first, with the reference that their page showed them. */
export function AttemptRows({ attempts }: { readonly attempts: readonly Attempt[] }) {
  return (
    <ul className="grid gap-2">
      {attempts.map((attempt) => {
        const reached = stepReached(attempt)
        const method = attemptMethod(attempt)
        const counted = countedWords(attempt)
        const from = [placeWords(attempt), attempt.device].filter((word) => word !== null)
        return (
          <li key={attempt.reference} className="text-table">
            <p>
              {attemptOutcome(attempt)}
              {method && <span className="text-muted"> · {t('by {method}', { method })}</span>}
              {reached && <span className="text-muted"> · {reached}</span>}
              {attempt.clientName && (
                <span className="text-muted"> · {t('to {app}', { app: attempt.clientName })}</span>
              )}
            </p>
            <p className="flex flex-wrap items-center gap-x-2 text-meta text-muted">
              <TimeStamp at={attempt.startedAt} />
              {attempt.ip && <Copyable text={attempt.ip} what={t('IP address')} isCode />}
              <span>{from.join(', ')}</span>
              {counted && <span>{counted}</span>}
              <span className="inline-flex items-center gap-0.5">
                <Link
                  to="/sign-ins/$reference"
                  params={{ reference: attempt.reference }}
                  aria-label={t('Open sign-in {reference}', { reference: attempt.reference })}
                  className={`${smallLinkClasses} font-mono`}
                >
                  {attempt.reference}
                </Link>
                <CopyButton text={attempt.reference} what={t('support reference')} />
              </span>
            </p>
          </li>
        )
      })}
    </ul>
  )
}
