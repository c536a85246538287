import type { Ref } from 'react'
import { Field } from '../../../components/ui/field.tsx'
import { t } from '../../../lib/text.ts'
import { faultsOf, type ProviderDraft } from '../api/provider-draft.ts'
import { placeHint, placeLabels, type Strategy } from '../api/strategies.ts'

type PlaceDraft = Pick<
  ProviderDraft,
  'issuer' | 'domain' | 'authorizationEndpoint' | 'tokenEndpoint' | 'profileEndpoint' | 'clientId' | 'clientSecret'
>

interface PlaceFieldsProps {
  readonly strategy: Strategy
  readonly draft: PlaceDraft
  readonly onChange: (change: Partial<PlaceDraft>) => void
  readonly faults: Readonly<Record<string, readonly string[]>>
  /** What is said of the secret, such as that one is stored. */
  readonly secretHint: string
  readonly isSecretOff?: boolean
  readonly ref?: Ref<HTMLInputElement>
}

/** Where the provider is, and who we are there. */
export function PlaceFields({ strategy, draft, onChange, faults, secretHint, isSecretOff, ref }: PlaceFieldsProps) {
  return (
    <>
      {strategy.place.map((field, place) => (
        <Field
          key={field}
          ref={place === 0 ? ref : undefined}
          label={placeLabels[field]}
          hint={placeHint(strategy, field)}
          type={field === 'domain' ? 'text' : 'url'}
          value={draft[field]}
          onChange={(event) => onChange({ [field]: event.target.value })}
          errors={faultsOf(faults, field)}
          {...(field !== 'domain' && { placeholder: 'https://' })}
          maxLength={field === 'domain' ? 253 : 2_000}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          required
        />
      ))}
      <Field
        label={t('Client ID')}
        hint={t('The provider gives it when you register this application there.')}
        value={draft.clientId}
        onChange={(event) => onChange({ clientId: event.target.value })}
        errors={faultsOf(faults, 'clientId')}
        maxLength={500}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        required
      />
      <Field
        label={t('Client secret')}
        hint={secretHint}
        type="password"
        value={draft.clientSecret}
        onChange={(event) => onChange({ clientSecret: event.target.value })}
        errors={faultsOf(faults, 'clientSecret')}
        maxLength={2_000}
        autoComplete="off"
        disabled={isSecretOff}
      />
    </>
  )
}
