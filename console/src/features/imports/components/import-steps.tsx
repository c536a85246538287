import { classNames } from '../../../lib/class-names.ts'
import { t } from '../../../lib/text.ts'

const steps = [
  { id: 'upload', label: t('Upload') },
  { id: 'map', label: t('Map columns') },
  { id: 'check', label: t('Check') },
  { id: 'options', label: t('Options') },
  { id: 'run', label: t('Run') },
] as const

export type StepName = (typeof steps)[number]['id']

/** Where in the five steps one is. */
export function ImportSteps({ current }: { readonly current: StepName }) {
  const place = steps.findIndex(({ id }) => id === current)
  return (
    <ol aria-label={t('Steps')} className="flex flex-wrap gap-x-5 gap-y-1 text-table">
      {steps.map(({ id, label }, at) => (
        <li
          key={id}
          aria-current={id === current ? 'step' : undefined}
          className={classNames('flex items-center gap-1.5', at === place ? 'font-semibold' : 'text-muted')}
        >
          <span
            className={classNames(
              'inline-flex size-5 items-center justify-center rounded-full border text-meta tabular-nums',
              at === place ? 'border-transparent bg-accent text-accent-fg' : 'border-line',
            )}
          >
            {at + 1}
          </span>
          {label}
        </li>
      ))}
    </ol>
  )
}
