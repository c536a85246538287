import { readableBackground } from '../../../lib/readable-color.ts'
import { t } from '../../../lib/text.ts'
import { ColorSetting } from './color-setting.tsx'
import { OneOfSetting } from './one-of-setting.tsx'
import type { SettingFieldsProps } from './setting-fields.ts'

export function LayoutFields(props: SettingFieldsProps) {
  const background = {
    ...props,
    readable: readableBackground,
    fault: t('Text is hard to read on this color.'),
  }
  return (
    <div className="grid gap-4 p-4">
      <OneOfSetting {...props} name="pageLayout" legend={t('Layout')} options={layouts} />
      <div className="grid gap-4 table:grid-cols-2">
        <ColorSetting
          {...background}
          name="backgroundColor"
          usual="#f6f7f9"
          label={t('Background, light')}
          hint={t('Such as #f0f4ff. Text on it is dark or white, whichever can be read. Empty keeps ours.')}
        />
        <ColorSetting
          {...background}
          name="darkBackgroundColor"
          usual="#0f1216"
          label={t('Background, dark')}
          hint={t('Where the system of the reader is dark. A picture, below, goes before both.')}
        />
      </div>
    </div>
  )
}

const layouts = [
  {
    value: 'centered',
    label: t('In the middle'),
    description: t('A card on the background. On phones it fills the screen.'),
  },
  {
    value: 'split',
    label: t('Beside a panel'),
    description: t(
      'The panel shows your logo on the background, or on the accent color. On phones it is a strip on top.',
    ),
  },
] as const
