import { Choice } from '../../../components/ui/choice.tsx'
import { Field } from '../../../components/ui/field.tsx'
import { Select } from '../../../components/ui/select.tsx'
import { TextArea } from '../../../components/ui/text-area.tsx'
import { t } from '../../../lib/text.ts'
import { faultsOf, type ProviderDraft } from '../api/provider-draft.ts'
import type { Strategy } from '../api/strategies.ts'

interface ComingInFieldsProps {
  readonly strategy: Strategy
  readonly draft: ProviderDraft
  readonly onChange: (change: Partial<ProviderDraft>) => void
  readonly faults: Readonly<Record<string, readonly string[]>>
}

/** Who comes by it, and how far the provider is believed. */
export function ComingInFields({ strategy, draft, onChange, faults }: ComingInFieldsProps) {
  return (
    <>
      {strategy.hasScopes && (
        <Field
          label={t('Scopes')}
          hint={t('What the provider is asked for, separated by spaces. Empty: its standard ones.')}
          value={draft.scopes}
          onChange={(event) => onChange({ scopes: event.target.value })}
          errors={faultsOf(faults, 'scopes')}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
        />
      )}
      {strategy.isCompany && (
        <TextArea
          label={t('E-mail domains')}
          hint={t('One a line, such as example.com. Whoever types an address of one is sent to this provider.')}
          rows={2}
          value={draft.emailDomains}
          onChange={(event) => onChange({ emailDomains: event.target.value })}
          errors={faultsOf(faults, 'emailDomains')}
          isCode
        />
      )}
      <div className="-mx-2 grid">
        <Choice
          type="checkbox"
          label={t('Newcomers get an account')}
          description={t('Otherwise only those come in who are known by it already.')}
          checked={draft.takesNewcomers}
          onChange={(event) => onChange({ takesNewcomers: event.target.checked })}
        />
        <Choice
          type="checkbox"
          label={t('Believe that e-mail addresses are verified')}
          description={t('Where the provider says so. It never opens an account that was there before.')}
          checked={draft.trustsEmail}
          onChange={(event) => onChange({ trustsEmail: event.target.checked })}
        />
      </div>
      <Select
        label={t('Names and pictures are taken over')}
        value={draft.profileSync}
        onChange={(event) => {
          const chosen = syncs.find(({ value }) => value === event.target.value)
          if (chosen !== undefined) onChange({ profileSync: chosen.value })
        }}
        options={syncs}
      />
    </>
  )
}

const syncs = [
  { value: 'each-sign-in', label: t('At each sign-in') },
  { value: 'first-sign-in', label: t('At the first sign-in alone') },
  { value: 'never', label: t('Never') },
] as const
