import { Card } from '../../../components/ui/card.tsx'
import { Copyable } from '../../../components/ui/copyable.tsx'
import { Fact, Facts } from '../../../components/ui/facts.tsx'
import { TimeStamp } from '../../../components/ui/time-stamp.tsx'
import { t } from '../../../lib/text.ts'
import { attemptMethod, attemptOutcome, countedWords, factorWords, placeWords } from '../api/attempt-words.ts'
import type { FoundAttempt } from '../api/diagnosis.ts'
import { AttemptPerson } from './attempt-person.tsx'

export function AttemptDetails({ attempt }: { readonly attempt: FoundAttempt }) {
  const { identifier, clientName, proofs, startedAt, finishedAt, ip, userAgent } = attempt
  return (
    <Card title={attemptOutcome(attempt)}>
      <Facts>
        <Fact name={t('Typed as')}>{identifier && <Copyable text={identifier} what={t('what was typed')} />}</Fact>
        <Fact name={t('Person')}>
          <AttemptPerson attempt={attempt} />
        </Fact>
        <Fact name={t('App')}>{clientName ?? <span className="text-muted">{t('Their own account')}</span>}</Fact>
        {attempt.shown && attempt.finishedAt === null && (
          <Fact name={t('What they saw')}>
            <q>{attempt.shown}</q>
          </Fact>
        )}
        <Fact name={t('Tried by')}>{attemptMethod(attempt) ?? <span className="text-muted">{t('Nothing')}</span>}</Fact>
        {countedWords(attempt) && (
          <Fact name={t('Counted towards the lock')}>{attempt.countedTowardsLock ? t('Yes') : t('No')}</Fact>
        )}
        <Fact name={t('Proven')}>
          {proofs.length === 0 ? (
            <span className="text-muted">{t('Nothing')}</span>
          ) : (
            proofs.map(({ factor }) => factorWords(factor)).join(', ')
          )}
        </Fact>
        <Fact name={t('Begun')}>
          <TimeStamp at={startedAt} isExact />
        </Fact>
        {finishedAt && (
          <Fact name={t('Finished')}>
            <TimeStamp at={finishedAt} isExact />
          </Fact>
        )}
        <Fact name={t('IP')}>
          {ip ? <Copyable text={ip} what={t('IP address')} isCode /> : <span>{t('Unknown')}</span>}
        </Fact>
        <Fact name={t('Location')}>{placeWords(attempt) ?? <span>{t('Unknown')}</span>}</Fact>
        <Fact name={t('Browser')}>{userAgent ?? <span>{t('Unknown')}</span>}</Fact>
      </Facts>
    </Card>
  )
}
