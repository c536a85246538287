import type { ReactNode } from 'react'
import { Icon } from '../../../components/ui/icon.tsx'
import { Logo } from '../../../components/ui/logo.tsx'
import { PageTitle } from '../../../components/ui/page-title.tsx'
import { classNames } from '../../../lib/class-names.ts'
import { t } from '../../../lib/text.ts'
import { numberOf, type SetupStep } from '../api/progress.ts'

interface SetupFrameProps {
  readonly step: SetupStep
  readonly title: string
  readonly lead: ReactNode
  readonly children: ReactNode
}

/** The page of one step, with the way through all five. */
export function SetupFrame({ step, title, lead, children }: SetupFrameProps) {
  const number = numberOf(step)
  return (
    <div className="min-h-dvh bg-subtle px-4 py-8 desk:py-16">
      <div className="mx-auto grid max-w-[880px] grid-cols-1 gap-6 desk:grid-cols-[220px_1fr] desk:gap-10">
        <header>
          <div className="mb-5 flex items-center gap-2.5">
            <Logo size={28} />
            <span className="font-semibold text-title tracking-tight">Rollcall</span>
          </div>
          <nav aria-label={t('Set-up')}>
            <ol className="flex gap-1.5 desk:grid desk:gap-0.5">
              {stepNames.map((name, place) => (
                <StepLine key={name} name={name} number={place + 1} current={number ?? stepNames.length + 1} />
              ))}
            </ol>
          </nav>
        </header>
        <main className="min-w-0 rounded-dialog border border-line bg-raised p-5 table:p-8">
          {number !== null && (
            <p className="mb-1 text-meta text-muted">
              {t('Step {number} of {count}', { number, count: stepNames.length })}
            </p>
          )}
          <PageTitle
            key={step}
            trail={[title, t('Set up Rollcall')]}
            className="font-semibold text-hero tracking-tight"
          >
            {title}
          </PageTitle>
          <div className="mt-1.5 mb-6 max-w-[64ch] text-body text-muted">{lead}</div>
          {children}
        </main>
      </div>
    </div>
  )
}

function StepLine({
  name,
  number,
  current,
}: {
  readonly name: string
  readonly number: number
  readonly current: number
}) {
  const isDone = number < current
  return (
    <li
      aria-current={number === current ? 'step' : undefined}
      className={classNames(
        'flex items-center gap-2.5 rounded-control py-1.5 text-table max-desk:flex-1 desk:px-2',
        number === current ? 'font-semibold text-fg' : 'text-muted',
      )}
    >
      <span
        className={classNames(
          'inline-flex size-6 shrink-0 items-center justify-center rounded-full border text-meta',
          number === current ? 'border-accent text-accent' : isDone ? 'border-line text-success' : 'border-line',
        )}
      >
        {isDone ? <Icon name="check" className="size-3.5" /> : number}
      </span>
      <span className="max-desk:sr-only">{isDone ? t('{step} (done)', { step: name }) : name}</span>
    </li>
  )
}

const stepNames = [t('Owner'), t('Organizations'), t('E-mail'), t('Sign-in page'), t('First app')]
