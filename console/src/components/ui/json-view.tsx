import { t } from '../../lib/text.ts'
import { Icon } from './icon.tsx'

/** JSON to read, each part of which folds. A region that scrolls has to be reachable with the keyboard, hence the tab stop. */
export function JsonView({ json }: { readonly json: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
    <section tabIndex={0} aria-label={t('Raw JSON')} className="max-h-[480px] overflow-auto p-4 -outline-offset-2">
      <div className="w-max min-w-full font-mono text-meta">
        <JsonPart value={JSON.parse(json)} depth={0} />
      </div>
    </section>
  )
}

/** The whole and each part of it; a part of a part is looked for by its name. */
const unfoldedAtFirst = 2

interface JsonPartProps {
  readonly value: unknown
  /** Under which it stands; left out within a list, and of the whole. */
  readonly name?: string
  readonly hasNext?: boolean
  /** Of the whole: 0. */
  readonly depth: number
}

function JsonPart({ value, name, hasNext = false, depth }: JsonPartProps) {
  const before = name === undefined ? '' : `${JSON.stringify(name)}: `
  const comma = hasNext ? ',' : ''
  const parts = partsOf(value)
  if (parts.length === 0) {
    return (
      <div className="min-h-6 ps-4 leading-6">
        {before}
        {JSON.stringify(value)}
        {comma}
      </div>
    )
  }
  const [opening, closing] = Array.isArray(value) ? ['[', ']'] : ['{', '}']
  return (
    <details open={depth < unfoldedAtFirst}>
      <summary className="flex min-h-6 list-none items-center rounded-control leading-6 hover:bg-hover">
        <Icon name="chevronRight" className="size-3.5 shrink-0 me-0.5 [[open]>summary>&]:rotate-90" />
        {before}
        {opening}
        <span className="[[open]>summary>&]:hidden">
          …{closing}
          {comma}
        </span>
      </summary>
      <div className="ps-4">
        {parts.map(([key, part], place) => (
          <JsonPart
            key={key}
            value={part}
            hasNext={place < parts.length - 1}
            depth={depth + 1}
            {...(!Array.isArray(value) && { name: key })}
          />
        ))}
      </div>
      <div className="ps-4 leading-6">
        {closing}
        {comma}
      </div>
    </details>
  )
}

/** What an object or a list holds; nothing of what is a value itself. */
function partsOf(value: unknown): readonly [string, unknown][] {
  return typeof value === 'object' && value !== null ? Object.entries(value) : []
}
