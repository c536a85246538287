import { useId, useState } from 'react'
import { Choice } from '../../../components/ui/choice.tsx'
import { inputClasses } from '../../../components/ui/field.tsx'
import { classNames } from '../../../lib/class-names.ts'
import { t, tCount } from '../../../lib/text.ts'
import { keyPresets } from '../api/key-presets.ts'

interface PermissionChoicesProps {
  /** What the signed-in operator holds: nobody gives a key more. */
  readonly held: readonly string[]
  readonly chosen: ReadonlySet<string>
  readonly onChange: (chosen: ReadonlySet<string>) => void
  readonly errors?: readonly string[] | undefined
}

/** Permissions as a list that is searched, with what most keys need one press away. */
export function PermissionChoices({ held, chosen, onChange, errors = [] }: PermissionChoicesProps) {
  const searchId = useId()
  const [search, setSearch] = useState('')
  const words = search.trim().toLowerCase()
  const shown = [...held].sort(bySubject).filter((name) => name.includes(words))
  const toggle = (name: string) => {
    const next = new Set(chosen)
    if (!next.delete(name)) next.add(name)
    onChange(next)
  }
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-1 font-semibold text-table">{t('Permissions')}</legend>
      <div className="flex flex-wrap gap-1.5">
        {keyPresets.map(({ label, permissions }) => {
          const given = permissions.filter((name) => held.includes(name))
          const isChosen = given.length === chosen.size && given.every((name) => chosen.has(name))
          return (
            <button
              key={label}
              type="button"
              aria-pressed={isChosen}
              onClick={() => onChange(new Set(isChosen ? [] : given))}
              className={classNames(
                'h-7 rounded-full border px-2.5 text-meta pointer-coarse:h-11 pointer-coarse:px-4',
                isChosen ? 'border-accent bg-selected text-accent' : 'border-line hover:border-control',
              )}
            >
              {label}
            </button>
          )
        })}
      </div>
      <label htmlFor={searchId} className="sr-only">
        {t('Search permissions')}
      </label>
      <input
        id={searchId}
        type="search"
        value={search}
        placeholder={t('Search permissions')}
        onChange={(event) => setSearch(event.target.value)}
        className={inputClasses()}
      />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be scrolled by keyboard */}
      <div tabIndex={0} className="max-h-[220px] overflow-y-auto rounded-card border border-line p-1">
        {shown.map((name) => (
          <Choice
            key={name}
            type="checkbox"
            label={<code className="font-mono text-meta">{name}</code>}
            checked={chosen.has(name)}
            onChange={() => toggle(name)}
          />
        ))}
        {shown.length === 0 && <p className="px-2 py-1.5 text-muted text-table">{t('No permission matches.')}</p>}
      </div>
      <p role="status" className="text-meta text-muted">
        {tCount(chosen.size, '1 permission chosen', '{count} permissions chosen')}
      </p>
      {errors.map((error) => (
        <p key={error} className="text-danger text-meta">
          {error}
        </p>
      ))}
    </fieldset>
  )
}

/** `read:users` beside `update:users`. */
function bySubject(one: string, other: string): number {
  const [verb = '', subject = ''] = one.split(':')
  const [otherVerb = '', otherSubject = ''] = other.split(':')
  return subject.localeCompare(otherSubject) || verb.localeCompare(otherVerb)
}
