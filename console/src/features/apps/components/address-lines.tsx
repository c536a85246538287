import { useId } from 'react'
import { classNames } from '../../../lib/class-names.ts'
import { t } from '../../../lib/text.ts'
import { addressFault, linesOf } from '../api/address-fault.ts'

interface AddressLinesProps {
  readonly label: string
  readonly hint: string
  readonly kind: 'address' | 'origin'
  readonly value: string
  readonly onChange: (value: string) => void
  /** What the server says, by the place of the line: `callbacks[1]`. */
  readonly field: string
  readonly faults: Readonly<Record<string, readonly string[]>>
  /** Each can be opened, to see whether anybody answers there. */
  readonly canOpen?: boolean
}

/** Addresses, one a line, each checked while it is typed. */
export function AddressLines({
  label,
  hint,
  kind,
  value,
  onChange,
  field,
  faults,
  canOpen = false,
}: AddressLinesProps) {
  const id = useId()
  const found = linesOf(value).flatMap((line, place) => {
    const fault = faults[`${field}[${place}]`]?.[0] ?? addressFault(line, kind)
    return fault === null ? [] : [{ place, line, fault }]
  })
  // What has a place to be filled in, and what only an app answers to, no browser opens.
  const good = [...new Set(linesOf(value))].filter(
    (line) => /^https?:\/\/[^*{}]+$/i.test(line) && addressFault(line, kind) === null,
  )
  return (
    <div>
      <label htmlFor={id} className="mb-1 block font-semibold text-table">
        {label}
      </label>
      <textarea
        id={id}
        rows={3}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        aria-invalid={found.length > 0}
        aria-describedby={`${id}-hint${found.length > 0 ? ` ${id}-faults` : ''}`}
        autoComplete="off"
        spellCheck={false}
        className={classNames(
          'block w-full rounded-control border bg-canvas px-2.5 py-1.5 font-mono text-fg text-meta max-table:text-input',
          found.length > 0 ? 'border-danger' : 'border-control hover:border-fg',
        )}
      />
      {found.length > 0 && (
        <ul id={`${id}-faults`} className="mt-1 grid gap-0.5 text-danger text-meta">
          {found.map(({ place, line, fault }) => (
            <li key={`${place}${line}`}>{t('Line {number}: {fault}', { number: place + 1, fault })}</li>
          ))}
        </ul>
      )}
      {canOpen && good.length > 0 && (
        <ul aria-label={t('Open in a new tab')} className="mt-1 flex flex-wrap gap-x-3 text-meta">
          {good.map((line) => (
            <li key={line} className="min-w-0">
              <a
                href={line}
                target="_blank"
                rel="noopener noreferrer"
                className="inline-flex min-h-6 max-w-full items-center text-accent hover:underline"
              >
                <span className="truncate">{t('Try {address}', { address: line })}</span>
              </a>
            </li>
          ))}
        </ul>
      )}
      <p id={`${id}-hint`} className="mt-1 text-meta text-muted">
        {hint}
      </p>
    </div>
  )
}
