import { Link } from '@tanstack/react-router'
import { Card } from '../../../components/ui/card.tsx'
import { Copyable } from '../../../components/ui/copyable.tsx'
import { Fact, Facts } from '../../../components/ui/facts.tsx'
import { TimeStamp } from '../../../components/ui/time-stamp.tsx'
import { t } from '../../../lib/text.ts'
import { attemptOutcome } from '../api/attempt-words.ts'
import type { Attempt } from '../api/diagnosis.ts'

const linkClasses = 'rounded-control text-accent underline hover:text-accent-hover'

export function AttemptDetails({ attempt }: { readonly attempt: Attempt }) {
  const { identifier, userId, clientName, proofs, startedAt, finishedAt, ip, userAgent } = attempt
  return (
    <Card title={attemptOutcome(attempt)}>
      <Facts>
        <Fact name="Typed as">{identifier && <Copyable text={identifier} what={t('what was typed')} />}</Fact>
        <Fact name="Person">
          {userId !== null ? (
            <Link to="/users/$userId/overview" params={{ userId }} className={linkClasses}>
              {t('Open the user')}
            </Link>
          ) : (
            <>
              Nobody proved who they are.
              {identifier && (
                <>
                  {' '}
                  <Link to="/users" search={{ q: identifier }} className={linkClasses}>
                    {t('Search users for it')}
                  </Link>
                </>
              )}
            </>
          )}
        </Fact>
        <Fact name="App">{clientName ?? <span className="text-muted">{t('Their own account')}</span>}</Fact>
        <Fact name="Proven">
          {proofs.length === 0 ? <span className="text-muted">{t('Nothing')}</span> : proofs.map(proofWords).join(', ')}
        </Fact>
        <Fact name="Begun">
          <TimeStamp at={startedAt} isExact />
        </Fact>
        {finishedAt && (
          <Fact name="Finished">
            <TimeStamp at={finishedAt} isExact />
          </Fact>
        )}
        <Fact name="IP">{ip ? <Copyable text={ip} what={t('IP address')} isCode /> : <span>{t('Unknown')}</span>}</Fact>
        <Fact name="Browser">{userAgent ?? <span>{t('Unknown')}</span>}</Fact>
      </Facts>
    </Card>
  )
}

/** `second-email-code` as "second email code". */
function proofWords({ factor }: Attempt['proofs'][number]): string {
  return factor.replaceAll('-', ' ')
}
