import { Choice } from '../../../components/ui/choice.tsx'
import { Fact, Facts } from '../../../components/ui/facts.tsx'
import { Field } from '../../../components/ui/field.tsx'
import { TextArea } from '../../../components/ui/text-area.tsx'
import { t } from '../../../lib/text.ts'
import { leastLength } from '../api/password-rules.ts'
import { type PolicyDraft, wordsOf } from '../api/policy-draft.ts'

interface PolicyFieldsProps {
  readonly draft: PolicyDraft
  readonly faults: Readonly<Record<string, readonly string[]>>
  /** Null for those who may only look. */
  readonly onChange: ((edits: Partial<PolicyDraft>) => void) | null
}

export function PolicyFields({ draft, faults, onChange }: PolicyFieldsProps) {
  if (onChange === null) return <PolicyFacts draft={draft} />
  return (
    <div className="grid gap-4 p-4">
      <fieldset className="-mx-2">
        <legend className="mb-1 px-2 font-semibold text-table">{t('Strength')}</legend>
        {levels.map(({ value, label, description }) => (
          <Choice
            key={value}
            type="radio"
            name="level"
            label={label}
            description={description}
            checked={draft.level === value}
            onChange={() => onChange({ level: value })}
          />
        ))}
      </fieldset>
      <Field
        label={t('Least length')}
        hint={t('From 1 to 128 characters. Empty: {length}, the length of the strength.', {
          length: leastLength({ level: draft.level, minLength: '' }),
        })}
        inputMode="numeric"
        autoComplete="off"
        value={draft.minLength}
        errors={faults.minLength}
        onChange={(event) => onChange({ minLength: event.target.value })}
      />
      <div className="grid gap-1">
        <Choice
          type="checkbox"
          className="-mx-2"
          label={t('Common passwords are refused')}
          description={t('Those that everybody tries first, your own words, and the name of the service.')}
          checked={draft.usesDictionary}
          onChange={(event) => onChange({ usesDictionary: event.target.checked })}
        />
        {draft.usesDictionary && (
          <TextArea
            label={t('Words that are no password')}
            hint={t('One on each line, at most 200, such as the name of your company.')}
            rows={4}
            value={draft.words}
            errors={faults['dictionary.words']}
            onChange={(event) => onChange({ words: event.target.value })}
          />
        )}
        <Choice
          type="checkbox"
          className="-mx-2"
          label={t('A password may not hold what is known of the person')}
          description={t('Their name, username or email address.')}
          checked={draft.noPersonalInfo}
          onChange={(event) => onChange({ noPersonalInfo: event.target.checked })}
        />
        <Choice
          type="checkbox"
          className="-mx-2"
          label={t('Earlier passwords may not come back')}
          description={t('Kept from now on, as what they were hashed to.')}
          checked={draft.remembers}
          onChange={(event) => onChange({ remembers: event.target.checked })}
        />
      </div>
      {draft.remembers && (
        <Field
          label={t('Earlier passwords')}
          hint={t('From 1 to 24.')}
          inputMode="numeric"
          autoComplete="off"
          value={draft.remembered}
          errors={faults['history.size']}
          onChange={(event) => onChange({ remembered: event.target.value })}
        />
      )}
      <Field
        label={t('Days until a password expires')}
        hint={t(
          'Empty: never, which is the advice of NIST: whoever must change often chooses weaker ones. Otherwise 1 to 3,650.',
        )}
        inputMode="numeric"
        autoComplete="off"
        value={draft.expiryDays}
        errors={faults.expiryDays}
        onChange={(event) => onChange({ expiryDays: event.target.value })}
      />
    </div>
  )
}

function PolicyFacts({ draft }: { readonly draft: PolicyDraft }) {
  return (
    <Facts>
      <Fact name={t('Strength')}>{levels.find(({ value }) => value === draft.level)?.label}</Fact>
      <Fact name={t('Least length')}>{leastLength(draft)}</Fact>
      <Fact name={t('Common passwords are refused')}>{draft.usesDictionary ? t('yes') : t('no')}</Fact>
      <Fact name={t('Words that are no password')}>{wordsOf(draft).join(', ')}</Fact>
      <Fact name={t('A password may not hold what is known of the person')}>
        {draft.noPersonalInfo ? t('yes') : t('no')}
      </Fact>
      <Fact name={t('Earlier passwords')}>{draft.remembers ? draft.remembered : t('no')}</Fact>
      <Fact name={t('Days until a password expires')}>{draft.expiryDays === '' ? t('never') : draft.expiryDays}</Fact>
    </Facts>
  )
}

const levels = [
  { value: 'none', label: t('None'), description: t('Any password that is not empty.') },
  { value: 'low', label: t('Low'), description: t('6 characters.') },
  { value: 'fair', label: t('Fair'), description: t('8 characters: lower case, upper case and a digit.') },
  {
    value: 'good',
    label: t('Good'),
    description: t('8 characters: three of lower case, upper case, digit and special character.'),
  },
  {
    value: 'excellent',
    label: t('Excellent'),
    description: t('10 characters: the same, and no character more than twice in a row.'),
  },
] as const
