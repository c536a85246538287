import { t } from '../../../lib/text.ts'
import { signUpFieldNames } from '../api/settings.ts'
import type { SettingsDraft } from '../api/settings-draft.ts'
import { domainsOf } from '../api/sign-up-draft.ts'
import { signUpFieldLabels } from './sign-up-field-labels.ts'

/** The sign-up page as it will ask. Drawn: nothing of it can be typed into or pressed. */
export function SignUpPreview({ draft }: { readonly draft: SettingsDraft }) {
  const domains = domainsOf(draft)
  const further = signUpFieldNames.flatMap((name) => {
    const demand = draft[`signUpFields.${name}`]
    return demand === 'off' ? [] : [{ label: signUpFieldLabels[name], isOptional: demand === 'optional', hint: null }]
  })
  const hint = domains.length === 0 ? null : t('Use an address at {domains}.', { domains: domains.join(', ') })
  const boxes = [
    { label: t('E-mail address'), isOptional: false, hint },
    ...further,
    { label: t('Password'), isOptional: false, hint: null },
  ]
  return (
    <figure>
      <figcaption className="mb-2 font-semibold text-table">{t('Preview of the sign-up page')}</figcaption>
      <div className="grid max-w-[400px] gap-3 rounded-card border border-line bg-canvas p-5">
        <p className="font-semibold text-title">{t('Create your {app} account', { app: draft.displayName })}</p>
        {boxes.map(({ label, isOptional, hint: said }) => (
          <div key={label}>
            <p className="text-table">
              <span className="font-semibold">{label}</span>{' '}
              {isOptional && <span className="text-muted">({t('optional')})</span>}
            </p>
            <div className="mt-1 h-9 rounded-control border border-control bg-raised" />
            {said && <p className="mt-1 text-meta text-muted [overflow-wrap:anywhere]">{said}</p>}
          </div>
        ))}
        {draft.termsUrl.trim() !== '' && (
          <p className="flex items-center gap-2 text-table">
            {draft.asksToAcceptTerms && <span className="size-4 rounded-[3px] border border-control bg-raised" />}
            {draft.asksToAcceptTerms ? t('I accept the terms of use') : t('A link to the terms of use')}
          </p>
        )}
        <p className="rounded-control bg-accent px-3 py-2 text-center font-semibold text-body text-accent-fg">
          {t('Create account')}
        </p>
      </div>
    </figure>
  )
}
