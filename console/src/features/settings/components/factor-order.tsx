import { useRef } from 'react'
import { IconButton } from '../../../components/ui/icon-button.tsx'
import { announce } from '../../../lib/announce.ts'
import { t } from '../../../lib/text.ts'
import type { OfferedFactor } from '../api/settings.ts'
import { factorLabels } from './factor-labels.ts'
import type { SettingFieldsProps } from './setting-fields.ts'
import { NumberSetting } from './text-setting.tsx'

/** Which factor is asked for first of whoever has several, and how many recovery codes are made. */
export function FactorOrder(props: SettingFieldsProps) {
  const { draft, onChange } = props
  const list = useRef<HTMLOListElement>(null)
  const order = draft.factorOrder.split(',') as OfferedFactor[]
  function move(name: OfferedFactor, by: -1 | 1) {
    const at = order.indexOf(name) + by
    const others = order.filter((other) => other !== name)
    onChange?.({ factorOrder: others.toSpliced(at, 0, name).join(',') })
    announce(t('{factor} is now number {place}.', { factor: factorLabels[name], place: at + 1 }))
    // A button that reached its end goes; the one beside it takes the focus.
    const isAtEnd = at === 0 || at === order.length - 1
    const next = isAtEnd ? -by : by
    requestAnimationFrame(() =>
      list.current?.querySelector<HTMLElement>(`[data-factor="${name}"] [data-by="${next}"]`)?.focus(),
    )
  }
  return (
    <div className="grid gap-4 p-4 table:grid-cols-2">
      <div>
        <p id="factor-order" className="mb-1 font-semibold text-table">
          {t('Asked for in this order')}
        </p>
        <ol ref={list} aria-labelledby="factor-order" className="grid">
          {order.map((name, index) => (
            <li key={name} data-factor={name} className="flex min-h-10 items-center gap-2 text-table">
              <span className="w-5 text-muted tabular-nums">{index + 1}.</span>
              <span className="grow">{factorLabels[name]}</span>
              {onChange !== null && index > 0 && (
                <IconButton
                  icon="arrowUp"
                  data-by={-1}
                  label={t('Move {factor} up', { factor: factorLabels[name] })}
                  onClick={() => move(name, -1)}
                />
              )}
              {onChange !== null && index < order.length - 1 && (
                <IconButton
                  icon="arrowDown"
                  data-by={1}
                  label={t('Move {factor} down', { factor: factorLabels[name] })}
                  onClick={() => move(name, 1)}
                />
              )}
            </li>
          ))}
        </ol>
        <p className="mt-1 text-meta text-muted">
          {t('Whoever has several is asked for the first and may choose another way. New factors are offered so too.')}
        </p>
      </div>
      <NumberSetting
        {...props}
        name="recoveryCodeCount"
        label={t('Recovery codes at once')}
        hint={t('So many are made together. Codes that people have already stay as they are.')}
      />
    </div>
  )
}
