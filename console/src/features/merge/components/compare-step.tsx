import { useNavigate } from '@tanstack/react-router'
import { Badge } from '../../../components/ui/badge.tsx'
import { Button } from '../../../components/ui/button.tsx'
import { TimeStamp } from '../../../components/ui/time-stamp.tsx'
import { exactCount } from '../../../lib/format-count.ts'
import { t } from '../../../lib/text.ts'
import {
  accountLabel,
  type MergeChoice,
  type MergedAccount,
  type MergedField,
  type MergeHoldings,
  type MergePlan,
  mergedFields,
  suggestedOf,
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
  const { survivor, other, holdings } = plan
  const suggested = suggestedOf(plan)
  const swap = () =>
    void navigate({ to: '/users/$userId/merge', params: { userId: other.id }, search: { with: survivor.id } })
  const choose = (field: MergedField, isOther: boolean) => {
    const rest = choice.fieldsOfOther.filter((one) => one !== field)
    onChange({ ...choice, fieldsOfOther: isOther ? [...rest, field] : rest })
  }
  return (
    <div className="overflow-hidden rounded-card border border-line bg-raised">
      <table className={comparison}>
        <caption className="sr-only">{t('The two accounts side by side')}</caption>
        <thead>
          <tr>
            <td className="w-32 border-t-0! max-table:hidden" />
            <th scope="col">
              {t('Stays: {name}', { name: accountLabel(survivor) })} {suggested === survivor && <Suggested />}
            </th>
            <th scope="col">
              <span className="flex flex-wrap items-center justify-between gap-2">
                <span className="min-w-0">
                  {t('Goes: {name}', { name: accountLabel(other) })} {suggested === other && <Suggested />}
                </span>
                <Button onClick={swap} className="max-table:h-auto! max-table:whitespace-normal max-table:py-1.5">
                  {t('Keep this one instead')}
                </Button>
              </span>
            </th>
          </tr>
        </thead>
        <tbody>
          {facts.map(({ label, value }) => (
            <tr key={label}>
              <th scope="row" className={rowHeader}>
                {label}
              </th>
              <td>{value(survivor) ?? t('not set')}</td>
              <td>{value(other) ?? t('not set')}</td>
            </tr>
          ))}
          {held.map(({ label, of }) => (
            <tr key={of}>
              <th scope="row" className={rowHeader}>
                {label}
              </th>
              <td className="tabular-nums">{exactCount(holdings.survivor[of])}</td>
              <td className="tabular-nums">{exactCount(holdings.other[of])}</td>
            </tr>
          ))}
          {mergedFields
            .filter((field) => survivor[field] !== other[field])
            .map((field) => (
              <tr key={field}>
                <th scope="row" className={rowHeader}>
                  {fieldWords[field]}
                </th>
                {[survivor, other].map((account) => (
                  <td key={account.id}>
                    <label className="flex min-h-6 items-start gap-2">
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

/** The one that was used last, with a second factor (console.md 3.10). */
function Suggested() {
  return <Badge tone="info">{t('Suggested to stay')}</Badge>
}

const held: readonly { readonly label: string; readonly of: keyof MergeHoldings }[] = [
  { label: t('Organizations'), of: 'organizations' },
  { label: t('Roles'), of: 'roles' },
  { label: t('Second factors'), of: 'factors' },
  { label: t('Sessions'), of: 'sessions' },
  { label: t('Refresh tokens'), of: 'refreshTokens' },
  { label: t('API keys'), of: 'apiKeys' },
]

/** The two are always both in sight: long values break, and on a phone the name of a row stands above its values. */
const comparison =
  'w-full table-fixed text-table [&_td]:border-line [&_td]:border-t [&_td]:px-4 [&_td]:py-2.5 [&_td]:[overflow-wrap:anywhere] [&_th]:px-4 [&_th]:py-2.5 [&_th]:text-start [&_th]:[overflow-wrap:anywhere] max-table:[&_td]:border-t-0 max-table:[&_tr]:grid max-table:[&_tr]:grid-cols-2'

const rowHeader = 'border-line border-t font-normal text-muted max-table:col-span-2 max-table:pb-0! max-table:text-meta'

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
