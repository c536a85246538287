import { t } from '../../../lib/text.ts'
import { lookLocales } from '../api/look-draft.ts'
import type { SettingFieldsProps } from './setting-fields.ts'
import { TextSetting } from './text-setting.tsx'

/** What the sign-in pages say of the application's own, in each language that they speak. */
export function LoginWords(props: SettingFieldsProps) {
  return (
    <div className="grid gap-4 p-4 table:grid-cols-2">
      {lookLocales.flatMap((locale) => [
        <TextSetting
          key={`${locale} intro`}
          {...props}
          name={`loginTexts.${locale}.intro`}
          label={t('Above the form, in {language}', { language: languages[locale] })}
          hint={t('Where a sign-in begins. Empty says nothing.')}
        />,
        <TextSetting
          key={`${locale} footer`}
          {...props}
          name={`loginTexts.${locale}.footer`}
          label={t('At the foot, in {language}', { language: languages[locale] })}
          hint={t('On every page. Plain words, at most 300 characters.')}
        />,
      ])}
    </div>
  )
}

const languages = { en: t('English'), de: t('German') } as const
