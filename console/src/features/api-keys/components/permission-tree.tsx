import { useId, useState } from 'react'
import { Choice } from '../../../components/ui/choice.tsx'
import { inputClasses } from '../../../components/ui/field.tsx'
import { Icon } from '../../../components/ui/icon.tsx'
import { classNames } from '../../../lib/class-names.ts'
import { t } from '../../../lib/text.ts'
import { type PermissionGroup, permissionGroups, tickOf, toggled, withGroup } from '../api/permission-tree.ts'

interface PermissionTreeProps {
  readonly permissions: readonly string[]
  readonly chosen: ReadonlySet<string>
  readonly onChange: (chosen: ReadonlySet<string>) => void
}

/** A box for each subject, which opens to one for each permission. Words open whatever has them. */
export function PermissionTree({ permissions, chosen, onChange }: PermissionTreeProps) {
  const [words, setWords] = useState('')
  // Against how it stands by itself: open while it is searched, and else closed.
  const [turned, setTurned] = useState<ReadonlySet<string>>(new Set())
  const groups = permissionGroups(permissions, words)
  return (
    <>
      <input
        type="search"
        aria-label={t('Search permissions')}
        value={words}
        placeholder={t('Search permissions')}
        onChange={(event) => {
          setWords(event.target.value)
          setTurned(new Set())
        }}
        className={inputClasses()}
      />
      <div className="max-h-[260px] overflow-y-auto rounded-card border border-line p-1">
        {groups.map((group) => (
          <Group
            key={group.subject}
            group={group}
            chosen={chosen}
            isOpen={(words.trim() !== '') !== turned.has(group.subject)}
            onOpen={() => setTurned(toggled(group.subject, turned))}
            onChange={onChange}
          />
        ))}
        {groups.length === 0 && <p className="px-2 py-1.5 text-muted text-table">{t('No permission matches.')}</p>}
      </div>
    </>
  )
}

interface GroupProps extends Pick<PermissionTreeProps, 'chosen' | 'onChange'> {
  readonly group: PermissionGroup
  readonly isOpen: boolean
  readonly onOpen: () => void
}

function Group({ group, chosen, isOpen, onOpen, onChange }: GroupProps) {
  const id = useId()
  const { subject, permissions } = group
  const tick = tickOf(group, chosen)
  const count = permissions.filter((name) => chosen.has(name)).length
  return (
    <>
      <div className="flex items-start">
        <button
          type="button"
          aria-expanded={isOpen}
          aria-controls={isOpen ? id : undefined}
          aria-label={t('Permissions of {name}', { name: subject })}
          onClick={onOpen}
          className="inline-flex size-8 shrink-0 items-center justify-center rounded-control text-muted hover:bg-hover hover:text-fg pointer-coarse:size-11"
        >
          <Icon name="chevronRight" className={classNames('size-3.5', isOpen && 'rotate-90')} />
        </button>
        <Choice
          type="checkbox"
          ref={(box) => {
            if (box !== null) box.indeterminate = tick === 'some'
          }}
          className="flex-1"
          label={
            <>
              <code className="font-mono text-meta">{subject}</code>{' '}
              <span className="text-meta text-muted tabular-nums">
                {t('{part} of {whole}', { part: count, whole: permissions.length })}
              </span>
            </>
          }
          checked={tick === 'all'}
          onChange={() => onChange(withGroup(group, chosen))}
        />
      </div>
      {isOpen && (
        <fieldset id={id} className="ms-8 min-w-0 border-line border-s ps-1 pointer-coarse:ms-11">
          <legend className="sr-only">{t('Permissions of {name}', { name: subject })}</legend>
          {permissions.map((name) => (
            <Choice
              key={name}
              type="checkbox"
              label={<code className="font-mono text-meta">{name}</code>}
              checked={chosen.has(name)}
              onChange={() => onChange(toggled(name, chosen))}
            />
          ))}
        </fieldset>
      )}
    </>
  )
}
