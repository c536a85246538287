import { Choice } from '../../../components/ui/choice.tsx'
import { CopyButton } from '../../../components/ui/copyable.tsx'
import { Fact, Facts } from '../../../components/ui/facts.tsx'
import { Field } from '../../../components/ui/field.tsx'
import { TextArea } from '../../../components/ui/text-area.tsx'
import { t } from '../../../lib/text.ts'
import type { TemplateDraft } from '../api/template-draft.ts'

interface TemplateFieldsProps {
  readonly draft: TemplateDraft
  readonly faults: Readonly<Record<string, readonly string[]>>
  readonly variables: readonly string[]
  /** Null for those who may only look. */
  readonly onChange: ((edits: Partial<TemplateDraft>) => void) | null
}

export function TemplateFields({ draft, faults, variables, onChange }: TemplateFieldsProps) {
  if (onChange === null) return <TemplateFacts draft={draft} />
  return (
    <div className="grid grid-cols-1 gap-4 p-4">
      <Field
        label={t('Subject')}
        hint={t('Empty: the default.')}
        value={draft.subject}
        errors={faults.subject}
        maxLength={1_000}
        autoComplete="off"
        onChange={(event) => onChange({ subject: event.target.value })}
      />
      <Field
        label={t('Writer')}
        hint={t('Such as Acme <no-reply@example.com>. Empty: as the mail server is set up.')}
        value={draft.from}
        errors={faults.from}
        maxLength={1_000}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => onChange({ from: event.target.value })}
      />
      <TextArea
        label={t('Body')}
        hint={t(
          'HTML, with Liquid where something is filled in. The text for plain mail programs is made of it. Empty: the default.',
        )}
        rows={14}
        isCode
        value={draft.body}
        errors={faults.body}
        onChange={(event) => onChange({ body: event.target.value })}
      />
      <Variables names={variables} />
      <Choice
        type="checkbox"
        className="-mx-2"
        label={t('Your words are used')}
        description={t('Turned off they are kept, and ours go out.')}
        checked={draft.isEnabled}
        onChange={(event) => onChange({ isEnabled: event.target.checked })}
      />
    </div>
  )
}

/** Copied as Liquid writes them. */
function Variables({ names }: { readonly names: readonly string[] }) {
  return (
    <div className="text-table">
      <h3 className="font-semibold">{t('What can be filled in')}</h3>
      <ul aria-label={t('What can be filled in')} className="mt-1 flex flex-wrap gap-x-3 gap-y-1">
        {names.map((name) => (
          <li key={name} className="inline-flex items-center">
            <code className="font-mono text-meta">{liquid(name)}</code>
            <CopyButton text={liquid(name)} what={name} />
          </li>
        ))}
      </ul>
    </div>
  )
}

function liquid(name: string): string {
  return `{{ ${name} }}`
}

function TemplateFacts({ draft: { subject, from, isEnabled } }: { readonly draft: TemplateDraft }) {
  return (
    <Facts>
      <Fact name={t('Subject')}>{subject}</Fact>
      <Fact name={t('Writer')}>{from}</Fact>
      <Fact name={t('Your words are used')}>{isEnabled ? t('yes') : t('no')}</Fact>
    </Facts>
  )
}
