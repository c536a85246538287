import { Link } from '@tanstack/react-router'
import { Card } from '../../../components/ui/card.tsx'
import { Copyable } from '../../../components/ui/copyable.tsx'
import { t } from '../../../lib/text.ts'
import { accountLabel, type MergePlan } from '../api/merge.ts'

/** What was done, and where the old id leads. */
export function MergedResult({ plan }: { readonly plan: MergePlan }) {
  const { survivor, other } = plan
  const name = accountLabel(survivor)
  return (
    <Card title={t('Merged into {name}', { name })}>
      <div role="status" className="grid grid-cols-1 gap-3 px-4 py-3 text-table [overflow-wrap:anywhere]">
        <p>{t('{other} is part of {name} now.', { other: accountLabel(other), name })}</p>
        <p className="flex flex-wrap items-center gap-2">
          {t('The old ID leads here:')} <Copyable text={other.id} what={t('User ID')} isCode />
        </p>
        <Link
          to="/users/$userId/overview"
          params={{ userId: survivor.id }}
          className="justify-self-start rounded-control font-semibold text-accent hover:text-accent-hover"
        >
          {t('Open {name}', { name })}
        </Link>
      </div>
    </Card>
  )
}
