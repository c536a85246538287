import { useId } from 'react'

interface JsonFieldProps {
  readonly label: string
  readonly hint: string
  readonly onChange: (text: string) => void
}

export function JsonField({ label, hint, onChange }: JsonFieldProps) {
  const id = useId()
  return (
    <div>
      <label htmlFor={id} className="mb-1 block font-semibold text-table">
        {label}
      </label>
      <textarea
        id={id}
        rows={4}
        spellCheck={false}
        aria-describedby={`${id}-hint`}
        placeholder='{ "plan": "gold" }'
        onChange={(event) => onChange(event.target.value)}
        className="block w-full rounded-control border border-control bg-canvas px-2.5 py-1.5 font-mono text-table"
      />
      <p id={`${id}-hint`} className="mt-1 text-meta text-muted">
        {hint}
      </p>
    </div>
  )
}

/** Null for anything but an object with keys. */
export function parsedObject(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(text)
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value)
    return isObject && Object.keys(value).length > 0 ? (value as Record<string, unknown>) : null
  } catch {
    return null
  }
}
