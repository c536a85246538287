import { classNames } from '../../lib/class-names.ts'
import { t } from '../../lib/text.ts'

interface JsonBoxProps {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly isWrong: boolean
  readonly describedBy: string
  /** As tall as the window allows, however few lines there are. */
  readonly isLarge?: boolean
}

/** A plain text area with line numbers: it grows with its lines, so that both scroll as one. */
export function JsonBox({ label, value, onChange, isWrong, describedBy, isLarge = false }: JsonBoxProps) {
  const lines = Math.max(8, value.split('\n').length)
  const numbers = Array.from({ length: lines }, (_, line) => line + 1).join('\n')
  return (
    <div
      className={classNames(
        'flex overflow-auto rounded-control border bg-canvas font-mono text-meta leading-5 has-focus-visible:outline-2 has-focus-visible:outline-accent has-focus-visible:outline-offset-2',
        isLarge ? 'h-[75dvh]' : 'max-h-[60dvh]',
        isWrong ? 'border-danger' : 'border-control',
      )}
    >
      <pre
        aria-hidden="true"
        className="sticky start-0 h-fit min-h-full select-none border-line border-e bg-subtle px-2 py-2 text-end text-placeholder leading-5"
      >
        {numbers}
      </pre>
      <textarea
        aria-label={t('{label} as JSON', { label })}
        aria-invalid={isWrong}
        aria-describedby={describedBy}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        rows={lines}
        wrap="off"
        spellCheck={false}
        autoComplete="off"
        className="min-w-0 flex-1 resize-none overflow-x-auto overflow-y-hidden bg-transparent px-2 py-2 leading-5 outline-none max-table:text-input max-table:leading-5"
      />
    </div>
  )
}
