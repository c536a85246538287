/** What a language says for each form that counts take in it; `other` also stands for forms that are not given. */
export type PluralForms<Form extends Intl.LDMLPluralRule> = Readonly<Record<Form | 'other', string>>

/** The words for a count, by the plural rules of the language (CLDR). */
export function pluralIn<Form extends Intl.LDMLPluralRule>(locale: string) {
  const rules = new Intl.PluralRules(locale)
  return (count: number, forms: PluralForms<Form>): string => {
    const given: Readonly<Partial<Record<Intl.LDMLPluralRule, string>>> = forms
    return given[rules.select(count)] ?? forms.other
  }
}
