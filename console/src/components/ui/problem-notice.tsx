import type { ReactNode, Ref } from 'react'
import { useOnline } from '../../lib/connection.ts'
import { isProblem } from '../../lib/problem.ts'
import { t, tNodes } from '../../lib/text.ts'
import { Button } from './button.tsx'
import { Copyable } from './copyable.tsx'
import { Icon } from './icon.tsx'

interface ProblemNoticeProps {
  /** What could not be done: "Couldn't load users." */
  readonly title: string
  readonly error: unknown
  readonly onRetry?: () => void
  readonly children?: ReactNode
  readonly ref?: Ref<HTMLDivElement>
}

/** What failed, why, the id to quote, and a way to try again. */
export function ProblemNotice({ title, error, onRetry, children, ref }: ProblemNoticeProps) {
  const requestId = isProblem(error) ? error.requestId : null
  // That the connection is lost is announced once, for the whole page.
  const isAnnounced = !useOnline() && isProblem(error, 'unreachable')
  return (
    <div
      ref={ref}
      role={isAnnounced ? undefined : 'alert'}
      tabIndex={-1}
      className="flex gap-3 rounded-card border border-danger bg-danger-bg px-4 py-3 text-table"
    >
      <Icon name="alert" className="mt-0.5 text-danger" />
      <div className="min-w-0 flex-1">
        <p>
          <strong className="text-danger">{title}</strong> {isProblem(error) ? error.message : unexpected}
        </p>
        {requestId && (
          <p className="mt-1 flex flex-wrap items-center gap-x-1 text-meta text-muted">
            {tNodes('Request ID {id}', { id: <Copyable text={requestId} what={t('Request ID')} isCode /> })}
          </p>
        )}
        {children}
      </div>
      {onRetry && <Button onClick={onRetry}>{t('Retry')}</Button>}
    </div>
  )
}

const unexpected = t('The console met something it did not expect. Reload the page and try again.')
