import { useState } from 'react'
import { Icon } from '../../../components/ui/icon.tsx'
import { PasswordField } from '../../../components/ui/password-field.tsx'
import { t } from '../../../lib/text.ts'
import { type PasswordRule, passwordRules } from '../api/password-rules.ts'
import type { PolicyDraft } from '../api/policy-draft.ts'

/** What people are asked for, and how a password would fare. It never leaves the page. */
export function PasswordTrial({ draft }: { readonly draft: PolicyDraft }) {
  const [password, setPassword] = useState('')
  const rules = passwordRules(draft)
  return (
    <div className="grid gap-3 p-4">
      <div>
        <h3 className="font-semibold text-table">{t('What a new password needs')}</h3>
        <ul aria-label={t('What a new password needs')} className="mt-1 grid gap-1 text-table">
          {rules.map((rule) => (
            <li key={rule.sentence} className="flex items-start gap-2">
              <Verdict rule={rule} password={password} />
              <span>{rule.sentence}</span>
            </li>
          ))}
        </ul>
      </div>
      <PasswordField
        label={t('Try a password')}
        hint={t('It is judged in your browser and sent nowhere.')}
        value={password}
        autoComplete="off"
        onChange={(event) => setPassword(event.target.value)}
      />
      {password !== '' && (
        <p role="status" className="text-table">
          {rules.some(({ isKeptBy }) => isKeptBy?.(password) === false)
            ? t('This password would be refused.')
            : t('This password would be taken, unless a rule that depends on the person speaks against it.')}
        </p>
      )}
    </div>
  )
}

function Verdict({ rule: { isKeptBy }, password }: { readonly rule: PasswordRule; readonly password: string }) {
  if (password === '' || isKeptBy === null) return <Icon name="dots" className="mt-0.5 text-muted" />
  const isKept = isKeptBy(password)
  return (
    <>
      <Icon name={isKept ? 'check' : 'close'} className={isKept ? 'mt-0.5 text-success' : 'mt-0.5 text-danger'} />
      <span className="sr-only">{isKept ? t('Kept:') : t('Broken:')}</span>
    </>
  )
}
