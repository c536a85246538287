import { Fact, Facts } from '../../../components/ui/facts.tsx'
import { t } from '../../../lib/text.ts'
import type { ProviderSettings } from '../api/connection.ts'
import { placeLabels, type Strategy } from '../api/strategies.ts'

interface ProviderFactsProps {
  readonly provider: ProviderSettings
  readonly strategy: Strategy
}

/** For whoever may only look. */
export function ProviderFacts({ provider, strategy }: ProviderFactsProps) {
  const { clientId, hasClientSecret, scopes, emailDomains, trustsEmail, takesNewcomers } = provider
  return (
    <Facts>
      {strategy.place.map((field) => (
        <Fact key={field} name={placeLabels[field]}>
          {provider[field]}
        </Fact>
      ))}
      <Fact name={t('Client ID')}>{clientId}</Fact>
      <Fact name={t('Client secret')}>{hasClientSecret ? t('Stored') : null}</Fact>
      {strategy.hasScopes && <Fact name={t('Scopes')}>{scopes.join(' ')}</Fact>}
      {strategy.isCompany && <Fact name={t('E-mail domains')}>{emailDomains.join(', ')}</Fact>}
      <Fact name={t('Newcomers')}>{takesNewcomers ? t('Get an account') : t('Are not taken')}</Fact>
      <Fact name={t('E-mail addresses')}>
        {trustsEmail ? t('Verified where the provider says so') : t('Never verified')}
      </Fact>
    </Facts>
  )
}
