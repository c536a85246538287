import { useNavigate } from '@tanstack/react-router'
import { Button } from '../../../components/ui/button.tsx'
import { TimeStamp } from '../../../components/ui/time-stamp.tsx'
import { t } from '../../../lib/text.ts'
import {
  accountLabel,
  type MergeChoice,
  type MergedAccount,
  type MergedField,
  type MergePlan,
  mergedFields,
} from '../api/merge.ts'
import { fieldWords } from './field-words.ts'

interface CompareStepProps {
  readonly plan: MergePlan
  readonly choice: MergeChoice
  readonly onChange: (choice: MergeChoice) => void
}

/** Side by side: which account stays, and where the two differ, whose value. */
export function CompareStep({ plan, choice, onChange }: CompareStepProps) {
  const navigate = useNavigate()
  const { survivor, other } = plan
  const swap = () =>
    void navigate({ to: '/users/$userId/merge', params: { userId: other.id }, search: { with: survivor.id } })
  const choose = (field: MergedField, isOther: boolean) => {
    const rest = choice.fieldsOfOther.filter((one) => one !== field)
    onChange({ ...choice, fieldsOfOther: isOther ? [...rest, field] : rest })
  }
  return (
    <div className="overflow-x-auto rounded-card border border-line bg-raised">
      <table className="w-full text-table [&_td]:border-line [&_td]:border-t [&_td]:px-4 [&_td]:py-2.5 [&_th]:px-4 [&_th]:py-2.5 [&_th]:text-start">
        <caption className="sr-only">{t('The two accounts side by side')}</caption>
        <thead>
          <tr>
            <td className="border-t-0!" />
            <th scope="col">{t('Stays: {name}', { name: accountLabel(survivor) })}</th>
            <th scope="col">
              <span className="flex flex-wrap items-center justify-between gap-2">
                {t('Goes: {name}', { name: accountLabel(other) })}
                <Button onClick={swap}>{t('Keep this one instead')}</Button>
              </span>
            </th>
          </tr>
        </thead>
        <tbody>
          {facts.map(({ label, value }) => (
            <tr key={label}>
              <th scope="row" className="border-line border-t font-normal text-muted">
                {label}
              </th>
              <td>{value(survivor) ?? t('not set')}</td>
              <td>{value(other) ?? t('not set')}</td>
            </tr>
          ))}
          {mergedFields
            .filter((field) => survivor[field] !== other[field])
            .map((field) => (
              <tr key={field}>
                <th scope="row" className="border-line border-t font-normal text-muted">
                  {fieldWords[field]}
                </th>
                {[survivor, other].map((account) => (
                  <td key={account.id}>
                    <label className="flex items-start gap-2">
                      <input
                        type="radio"
                        name={field}
                        aria-label={t('{field} of {name}', { field: fieldWords[field], name: accountLabel(account) })}
                        checked={choice.fieldsOfOther.includes(field) === (account === other)}
                        onChange={() => choose(field, account === other)}
                        className="mt-0.5 size-4 accent-accent"
                      />
                      <span className="min-w-0 break-all">{account[field] ?? t('not set')}</span>
                    </label>
                  </td>
                ))}
              </tr>
            ))}
        </tbody>
      </table>
    </div>
  )
}

const facts = [
  { label: t('E-mail'), value: ({ email }: MergedAccount) => email },
  { label: t('Username'), value: ({ username }: MergedAccount) => username },
  { label: t('Phone'), value: ({ phoneNumber }: MergedAccount) => phoneNumber },
  { label: t('Connection'), value: ({ connection }: MergedAccount) => connection },
  {
    label: t('Last sign-in'),
    value: ({ lastSignInAt }: MergedAccount) => (lastSignInAt === null ? t('never') : <TimeStamp at={lastSignInAt} />),
  },
  { label: t('Added'), value: ({ createdAt }: MergedAccount) => <TimeStamp at={createdAt} /> },
  {
    label: t('User ID'),
    value: ({ id }: MergedAccount) => <code className="break-all font-mono text-meta">{id}</code>,
  },
]
