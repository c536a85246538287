import { Card } from '../../../components/ui/card.tsx'
import { Copyable } from '../../../components/ui/copyable.tsx'
import { Fact, Facts } from '../../../components/ui/facts.tsx'
import { TimeStamp } from '../../../components/ui/time-stamp.tsx'
import { t } from '../../../lib/text.ts'
import { attemptOutcome } from '../api/attempt-words.ts'
import type { Attempt, FoundAttempt } from '../api/diagnosis.ts'
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
        <Fact name={t('Proven')}>
          {proofs.length === 0 ? <span className="text-muted">{t('Nothing')}</span> : proofs.map(proofWords).join(', ')}
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
        <Fact name={t('Browser')}>{userAgent ?? <span>{t('Unknown')}</span>}</Fact>
      </Facts>
    </Card>
  )
}

/** A factor that is not known here by its own name. */
function proofWords({ factor }: Attempt['proofs'][number]): string {
  return factors[factor] ?? factor.replaceAll('-', ' ')
}

const factors: Readonly<Record<string, string>> = {
  password: t('password'),
  passkey: t('passkey'),
  'security-key': t('security key'),
  totp: t('authenticator app'),
  'email-code': t('code by e-mail'),
  'second-email-code': t('second code by e-mail'),
  'recovery-code': t('recovery code'),
  'remembered-browser': t('remembered browser'),
  session: t('session'),
  upstream: t('another provider'),
}
