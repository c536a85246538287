import { Link } from '@tanstack/react-router'
import { Badge } from '../../../components/ui/badge.tsx'
import { Card } from '../../../components/ui/card.tsx'
import { Icon } from '../../../components/ui/icon.tsx'
import { linkClasses } from '../../../components/ui/link-classes.ts'
import { t } from '../../../lib/text.ts'
import { flagWords } from '../api/chain-words.ts'
import type { RecoveryChain } from '../api/recovery-chain.ts'
import { HistoryRows } from './history-rows.tsx'

/** One recovery on one card: who asked, how they were verified, who decided, and what followed. */
export function RecoveryChainCard({ chain }: { readonly chain: RecoveryChain }) {
  const { number, requestId, flags, context } = chain
  return (
    <Card
      title={t('Recovery {number}', { number })}
      action={
        <Link to="/recovery/$requestId" params={{ requestId }} className={linkClasses}>
          {t('Open request')}
        </Link>
      }
    >
      <div className="grid gap-3 px-4 py-3">
        {flags.length > 0 ? (
          <ul aria-label={t('To ask about')} className="flex flex-wrap gap-2">
            {flags.map((flag) => (
              <li key={flagWords(flag)}>
                <Badge tone="danger">
                  <Icon name="alert" className="size-3.5" />
                  {flagWords(flag)}
                </Badge>
              </li>
            ))}
          </ul>
        ) : (
          <p className="flex items-center gap-2 text-muted text-table">
            <Icon name="check" />
            {t('Nothing to ask about')}
          </p>
        )}
        {context && <blockquote className="text-table">“{context}”</blockquote>}
      </div>
      <HistoryRows history={chain} />
    </Card>
  )
}
